import { isRead } from '../../box/snapshot';
import { daysLeft, observedAt, servedCertificates } from '../ownEndpoints';
import { SOON } from './certificateDates';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export interface CertificateTrustFinding extends CheckFinding {
  readonly check: 'certificate-trust';
  readonly code: 'certificate-good' | 'certificate-self-signed' | 'certificate-untrusted';
  readonly host: string;
  readonly port: number;
  readonly issuer: string;
  readonly days: number | undefined;
}

/** Whether browsers trust the certificate that the box shows on the port of remote access. */
export function checkCertificateTrust(observations: Observations): CertificateTrustFinding[] {
  const now = observedAt(observations);
  const findings = servedCertificates(observations).flatMap(
    ({ host, port, certificate }): CertificateTrustFinding[] => {
      const days = daysLeft(certificate, now);
      const common = { check: 'certificate-trust', host, port, issuer: certificate.issuer, days } as const;
      if (certificate.selfSigned) {
        return [{ ...common, level: 'warning', code: 'certificate-self-signed', fix: letsEncryptFix(observations) }];
      }
      // One that is out of date is said by the check of dates, and cannot be judged here.
      if (days === undefined || days < 0) return [];
      if (!certificate.trusted) return [{ ...common, level: 'warning', code: 'certificate-untrusted' }];
      return certificate.forHost && days > SOON ? [{ ...common, level: 'ok', code: 'certificate-good' }] : [];
    },
  );
  // The box shows one and the same under all its names.
  return findings.filter(
    ({ code }, index) => code === 'certificate-good' || findings.findIndex((other) => other.code === code) === index,
  );
}

/** Let's Encrypt needs MyFRITZ!, whose name it certifies. */
function letsEncryptFix({ letsEncrypt, myFritz }: Observations): 'turn-on-lets-encrypt' | undefined {
  const isOff =
    letsEncrypt !== undefined && letsEncrypt !== 'not-supported' && isRead(letsEncrypt) && !letsEncrypt.enabled;
  return isOff && myFritz !== undefined && isRead(myFritz) && myFritz.enabled ? 'turn-on-lets-encrypt' : undefined;
}
