import { servedCertificates } from '../ownEndpoints';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export interface CertificateNameFinding extends CheckFinding {
  readonly check: 'certificate-name';
  readonly code: 'certificate-wrong-name';
  readonly host: string;
  readonly port: number;
  /** Those the certificate is for. */
  readonly names: readonly string[];
  /** Another name of the box under which its certificate is good. */
  readonly better: string | undefined;
}

/** Whether the certificate is for the name it is shown under: that of Let's Encrypt is for the MyFRITZ! name only. */
export function checkCertificateName(observations: Observations): CertificateNameFinding[] {
  const served = servedCertificates(observations).filter(({ role }) => role !== 'address');
  const better = served.find(({ certificate }) => certificate.forHost && certificate.trusted)?.host;
  return served
    .filter(({ certificate }) => !certificate.forHost)
    .map(({ host, port, certificate: { names } }) => ({
      check: 'certificate-name',
      level: better === undefined ? 'warning' : 'info',
      code: 'certificate-wrong-name',
      host,
      port,
      names,
      better,
    }));
}
