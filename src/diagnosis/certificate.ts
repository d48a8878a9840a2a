import { type BoxState, type Unread, isRead, valueOf } from '../box/boxState';
import { letsEncryptState } from '../box/letsEncrypt';
import { formatAddress } from '../tr064/address';
import { doorOf } from './boxHosts';
import type { Common } from './finding';
import {
  type ObservedEndpoint,
  ownAddress,
  ownEndpoints,
  provenAddresses,
  type ServedCertificate,
  type Sight,
  sightOf,
  type World,
} from './world';

export type CertificateFinding = Common<'certificate'> &
  (
    | { readonly code: 'lets-encrypt-unread'; readonly why: Unread }
    | { readonly code: 'lets-encrypt-needs-myfritz' | 'lets-encrypt-invalid' | 'lets-encrypt-pending' }
    | { readonly code: 'lets-encrypt-unknown'; readonly raw: string }
    | (Place & {
        readonly code: 'certificate-good' | 'certificate-self-signed' | 'certificate-untrusted';
        readonly issuer: string;
        readonly days: number | undefined;
      })
    | (Place & {
        readonly code: 'certificate-expired' | 'certificate-not-yet-valid' | 'certificate-expires-soon';
        /** ISO 8601: the end, or the beginning of one that is not valid yet. */
        readonly date: string;
        /** Until the end; negative afterwards. */
        readonly days: number;
      })
    | (Place & {
        readonly code: 'certificate-wrong-name';
        /** Those the certificate is for. */
        readonly names: readonly string[];
        /** Another name of the box under which its certificate is good. */
        readonly better: string | undefined;
      })
    | (Place & { readonly code: 'certificate-on-another-port'; readonly otherPort: number })
    | (Place & { readonly code: 'lets-encrypt-not-served' })
  );

interface Place {
  readonly host: string;
  /** Of remote access. */
  readonly port: number;
  /** Nothing shows that the box itself answered there. */
  readonly isUnproven?: true;
}

/** In days. Let's Encrypt renews about 30 days before the end: what is not renewed now, probably will not be. */
export const SOON = 21;

export function certificateFindings(sight: Sight): CertificateFinding[] {
  const served = servedCertificates(sight);
  const now = new Date(sight.outside?.at ?? 0);
  const seen = [
    ...otherPort(sight, served),
    ...dates(served, now),
    ...trust(sight.state, served, now),
    ...forName(served),
  ];
  return [...letsEncryptFindings(sight.state), ...seen.map((finding) => asProven(finding, served))];
}

/** What another device may have shown says nothing about the box, and is no reason to change it. */
function asProven(finding: CertificateFinding, served: readonly Served[]): CertificateFinding {
  const isProven = !('host' in finding) || served.some(({ host, isProven }) => isProven && host === finding.host);
  return isProven ? finding : { ...finding, level: 'unknown', fix: undefined, isUnproven: true };
}

const BOX = { subject: 'certificate', basis: 'box' } as const;
const SEEN = { subject: 'certificate', basis: 'seen' } as const;

/** What the box says about its certificate from Let's Encrypt. */
export function letsEncryptFindings({ letsEncrypt, myFritz }: BoxState): CertificateFinding[] {
  if (letsEncrypt === 'not-supported') return [];
  if (!isRead(letsEncrypt)) return [{ ...BOX, level: 'unknown', code: 'lets-encrypt-unread', why: letsEncrypt }];
  const { enabled, state: raw } = letsEncrypt;
  if (!enabled) return [];
  // A box may still show the state of before MyFRITZ! was switched off.
  if (valueOf(myFritz)?.enabled === false) return [{ ...BOX, level: 'warning', code: 'lets-encrypt-needs-myfritz' }];
  switch (letsEncryptState(raw)) {
    case 'valid':
      return [];
    case 'get':
      return [{ ...BOX, level: 'info', code: 'lets-encrypt-pending' }];
    case 'invalid':
      return [{ ...BOX, level: 'problem', code: 'lets-encrypt-invalid' }];
    // "Let's Encrypt or MyFRITZ! is disabled", and Let's Encrypt is not.
    case 'not_used':
      return [{ ...BOX, level: 'warning', code: 'lets-encrypt-needs-myfritz' }];
    case 'unknown':
    case 'other':
      return [{ ...BOX, level: 'unknown', code: 'lets-encrypt-unknown', raw }];
  }
}

interface Served extends Omit<Place, 'isUnproven'> {
  readonly role: ObservedEndpoint['role'];
  readonly certificate: ServedCertificate;
  readonly isProven: boolean;
}

/** The certificate shown for each name of the box, its own first; for its addresses only where it has no name. */
function servedCertificates(sight: Sight): Served[] {
  const proven = provenAddresses(sight);
  const served = ownEndpoints(sight).flatMap(({ role, host, address, port, probe }): Served[] =>
    probe.state === 'tls' ? [{ role, host, port, certificate: probe.certificate, isProven: proven.has(address) }] : [],
  );
  const named = served.filter(({ role }) => role !== 'address');
  const sorted = (named.length > 0 ? named : served).sort((a, b) => Number(b.isProven) - Number(a.isProven));
  return sorted.filter(({ host }, index) => sorted.findIndex((other) => other.host === host) === index);
}

/** Whether there is a good certificate that is shown elsewhere than on the port of remote access. */
function otherPort({ state, outside }: Sight, served: readonly Served[]): CertificateFinding[] {
  const [first] = served;
  // One that is out of date is no other certificate.
  if (first === undefined || served.some(({ certificate }) => !certificate.selfSigned)) return [];
  const { port } = first;
  const elsewhere = (outside?.endpoints ?? []).find(
    ({ host, family, address, port: other, probe }) =>
      other !== port &&
      served.some((one) => one.host === host) &&
      ownAddress(state, family) === address &&
      probe.state === 'tls' &&
      probe.certificate.trusted &&
      probe.certificate.forHost,
  );
  if (elsewhere !== undefined) {
    const { host, port: other } = elsewhere;
    return [{ ...SEEN, level: 'warning', code: 'certificate-on-another-port', host, port, otherPort: other }];
  }
  const letsEncrypt = valueOf(state.letsEncrypt);
  const isValid = letsEncrypt?.enabled === true && letsEncryptState(letsEncrypt.state) === 'valid';
  return isValid ? [{ ...SEEN, level: 'warning', code: 'lets-encrypt-not-served', host: first.host, port }] : [];
}

/** Whether the certificate that is shown is in date, and for how long. */
function dates(served: readonly Served[], now: Date): CertificateFinding[] {
  const seen = new Set<string>();
  return served.flatMap(({ host, port, certificate }): CertificateFinding[] => {
    const { validFrom, validTo, sha256 } = certificate;
    const days = daysLeft(certificate, now);
    if (days === undefined || seen.has(sha256)) return [];
    seen.add(sha256);
    const common = { ...SEEN, host, port, date: validTo, days };
    if (days < 0) return [{ ...common, level: 'problem', code: 'certificate-expired' }];
    if (Date.parse(validFrom) > now.getTime()) {
      return [{ ...common, level: 'problem', code: 'certificate-not-yet-valid', date: validFrom }];
    }
    return days <= SOON ? [{ ...common, level: 'warning', code: 'certificate-expires-soon' }] : [];
  });
}

/** Whether browsers trust the certificate that is shown on the port of remote access. */
function trust(state: BoxState, served: readonly Served[], now: Date): CertificateFinding[] {
  const findings = served.flatMap(({ host, port, certificate }): CertificateFinding[] => {
    const days = daysLeft(certificate, now);
    const { issuer } = certificate;
    const common = { ...SEEN, host, port, issuer, days };
    if (certificate.selfSigned) {
      return [{ ...common, level: 'warning', code: 'certificate-self-signed', fix: letsEncryptFix(state) }];
    }
    // One that is out of date has a finding of its own, and cannot be judged here.
    if (days === undefined || days < 0) return [];
    if (!certificate.trusted) return [{ ...common, level: 'warning', code: 'certificate-untrusted' }];
    return certificate.forHost && days > SOON ? [{ ...common, level: 'ok', code: 'certificate-good' }] : [];
  });
  // The box shows one and the same under all its names.
  return findings.filter(
    ({ code }, index) => code === 'certificate-good' || findings.findIndex((other) => other.code === code) === index,
  );
}

/** Let's Encrypt needs MyFRITZ!, whose name it certifies. */
function letsEncryptFix({ letsEncrypt, myFritz }: BoxState): 'turnOnLetsEncrypt' | undefined {
  const isOff = valueOf(letsEncrypt)?.enabled === false;
  return isOff && valueOf(myFritz)?.enabled === true ? 'turnOnLetsEncrypt' : undefined;
}

/** Whether the certificate is for the name it is shown under: that of Let's Encrypt is for the MyFRITZ! name only. */
function forName(all: readonly Served[]): CertificateFinding[] {
  const served = all.filter(({ role }) => role !== 'address');
  const better = served.find(({ certificate }) => certificate.forHost && certificate.trusted)?.host;
  const level = better === undefined ? 'warning' : 'info';
  return served
    .filter(({ certificate }) => !certificate.forHost)
    .map(({ host, port, certificate: { names } }) => {
      return { ...SEEN, level, code: 'certificate-wrong-name', host, port, names, better };
    });
}

const DAY = 86_400_000;

/** Whole days from a moment until a certificate ends, negative afterwards; `undefined` when its date is unreadable. */
function daysLeft({ validTo }: Pick<ServedCertificate, 'validTo'>, now: Date): number | undefined {
  return validTo === '' ? undefined : Math.floor((Date.parse(validTo) - now.getTime()) / DAY);
}

/**
 * Days left of the certificate that a router was last seen to serve on the port of remote access, by a current check or
 * the watch: of the one that ends first. `undefined` when none was seen, or one that the box has signed itself.
 */
export function certificateDays(state: BoxState, world: World | undefined, now = new Date()): number | undefined {
  const { certificate } = world ?? {};
  const door = doorOf(state);
  const isHere = door !== undefined && certificate?.of === formatAddress(door.host, door.port);
  const isNewer = isHere && certificate.at > (world?.outside?.at ?? '');
  if (isNewer && certificate.validTo !== undefined) return daysLeft({ validTo: certificate.validTo }, now);
  const served = servedCertificates(sightOf(state, world)).filter(
    ({ certificate: each, isProven }) => isProven && !each.selfSigned,
  );
  const days = served.flatMap(({ certificate: each }) => daysLeft(each, now) ?? []);
  return days.length === 0 ? undefined : Math.min(...days);
}
