import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeCertificate, type BoxCertificate } from '../box';

const lasting = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') };

/** Environment of a VS Code. */
export interface Authority {
  readonly NODE_EXTRA_CA_CERTS: string;
  /** File with certificate and key. */
  readonly TEST_AUTHORITY: string;
}

/**
 * Makes a certification authority that a VS Code started with the returned environment takes for a public one. It lies
 * in the folder.
 */
export async function makeAuthority(folder: string): Promise<Authority> {
  const authority = await makeCertificate({ subject: 'Test authority', names: [], ca: true, ...lasting });
  const [certificate, both] = ['authority.pem', 'authority.json'].map((name) => path.join(folder, name));
  writeFileSync(certificate ?? '', authority.certPem);
  writeFileSync(both ?? '', JSON.stringify(authority));
  return { NODE_EXTRA_CA_CERTS: certificate ?? '', TEST_AUTHORITY: both ?? '' };
}

/** A certificate that the authority of this environment vouches for. */
export async function certify(
  env: Partial<Pick<Authority, 'TEST_AUTHORITY'>>,
  ...names: string[]
): Promise<BoxCertificate> {
  const issuer = JSON.parse(readFileSync(env.TEST_AUTHORITY ?? '', 'utf8')) as BoxCertificate;
  return makeCertificate({ subject: names[0] ?? '', names, issuer, ...lasting });
}
