import { daysLeft, observedAt, servedCertificates } from '../ownEndpoints';
import type { CheckFinding } from './check';
import type { Observations } from './observations';

export interface CertificateDatesFinding extends CheckFinding {
  readonly check: 'certificate-dates';
  readonly code: 'certificate-expired' | 'certificate-not-yet-valid' | 'certificate-expires-soon';
  readonly host: string;
  readonly port: number;
  /** ISO 8601: the end, or the beginning of one that is not valid yet. */
  readonly date: string;
  /** Until the end; negative afterwards. */
  readonly days: number;
}

/** In days. Let's Encrypt renews about 30 days before the end: what is not renewed now, probably will not be. */
export const SOON = 21;

/** Whether the certificate that the box shows is in date, and for how long. */
export function checkCertificateDates(observations: Observations): CertificateDatesFinding[] {
  const now = observedAt(observations);
  const seen = new Set<string>();
  return servedCertificates(observations).flatMap(({ host, port, certificate }): CertificateDatesFinding[] => {
    const { validFrom, validTo, sha256 } = certificate;
    const days = daysLeft(certificate, now);
    if (days === undefined || seen.has(sha256)) return [];
    seen.add(sha256);
    const common = { check: 'certificate-dates', host, port, date: validTo, days } as const;
    if (days < 0) return [{ ...common, level: 'problem', code: 'certificate-expired' }];
    if (Date.parse(validFrom) > now.getTime()) {
      return [{ ...common, level: 'problem', code: 'certificate-not-yet-valid', date: validFrom }];
    }
    return days <= SOON ? [{ ...common, level: 'warning', code: 'certificate-expires-soon' }] : [];
  });
}
