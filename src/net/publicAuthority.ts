import { X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';

/** Certificates between one and its authority; on the internet there are one or two. */
const MAX_BETWEEN = 8;

/**
 * Whether a public authority issued a certificate, by the signatures of the chain it came with, in date or not: of one
 * that has expired, TLS says nothing else. It is for what is said of a certificate; no login is sent on the word of it.
 * @param authorities PEM, for tests.
 */
export function isIssuedByAuthority(
  certificate: X509Certificate,
  authorities: readonly string[] = tls.rootCertificates,
): boolean {
  const roots = authorities.map((pem) => new X509Certificate(pem));
  let issued = certificate;
  for (let between = 0; between <= MAX_BETWEEN; between++) {
    const { issuerCertificate: next } = issued;
    if (roots.some((root) => isIssuer(root, issued))) return true;
    if (next === undefined || !isIssuer(next, issued)) return false;
    issued = next;
  }
  return false;
}

function isIssuer(issuer: X509Certificate, issued: X509Certificate): boolean {
  return issuer.ca && issued.checkIssued(issuer) && issued.verify(issuer.publicKey);
}
