import { type DdnsState, ddnsMode, ddnsState, usesFamily } from '../box/ddns';
import { letsEncryptState } from '../box/letsEncrypt';
import { type DdnsStatus, isRead, type LetsEncryptStatus, type Snapshot } from '../box/snapshot';
import type { MyFritzInfo } from '../tr064/services/myFritz';
import { internetHost } from './internetAddress';

/** From best to worst. */
export const LEVELS = ['ok', 'info', 'unknown', 'warning', 'problem'] as const;
export type Level = (typeof LEVELS)[number];

/** `raw` is the status of the family that matters most, as the box wrote it. */
export interface DdnsFinding {
  readonly code: 'ddns';
  readonly level: Level;
  readonly raw: string;
}

/** One thing to say about a router; the words for it are in src/ui. */
export type Finding =
  | { readonly code: 'remote-access-off'; readonly level: 'info' }
  | { readonly code: 'remote-access-unread' | 'ddns-unread' | 'lets-encrypt-unread'; readonly level: 'unknown' }
  | { readonly code: 'no-port'; readonly level: 'problem' }
  | { readonly code: 'no-user'; readonly level: 'warning' }
  | { readonly code: 'no-name'; readonly level: 'warning' }
  | DdnsFinding
  | { readonly code: 'lets-encrypt-invalid'; readonly level: 'problem' }
  | { readonly code: 'lets-encrypt-pending'; readonly level: 'info' }
  | { readonly code: 'lets-encrypt-unknown'; readonly level: 'unknown'; readonly raw: string }
  | { readonly code: 'lets-encrypt-needs-myfritz'; readonly level: 'warning' }
  | { readonly code: 'my-fritz'; readonly level: 'warning'; readonly info: MyFritzInfo };

/** For sorting. */
export function worstFirst(a: Level, b: Level): number {
  return LEVELS.indexOf(b) - LEVELS.indexOf(a);
}

/** Whether somebody should look. */
export function isWanting(level: Level): boolean {
  return level === 'warning' || level === 'problem';
}

/** What is worth saying about a router, the worst first. Empty when all that is switched on is well. */
export function assess(snapshot: Snapshot): Finding[] {
  const findings = [
    ...assessRemoteAccess(snapshot),
    ...assessDdnsPart(snapshot),
    ...assessLetsEncryptPart(snapshot),
    ...assessMyFritz(snapshot),
  ];
  return findings.sort((a, b) => worstFirst(a.level, b.level));
}

/** A router is as well as its worst part. */
export function worst(findings: readonly { readonly level: Level }[]): Level {
  return findings.reduce<Level>(
    (level, f) => (LEVELS.indexOf(f.level) > LEVELS.indexOf(level) ? f.level : level),
    'ok',
  );
}

function assessRemoteAccess(snapshot: Snapshot): Finding[] {
  const { remoteAccess } = snapshot;
  if (!isRead(remoteAccess)) return [{ code: 'remote-access-unread', level: 'unknown' }];
  if (!remoteAccess.enabled) return [{ code: 'remote-access-off', level: 'info' }];
  const findings: Finding[] = [];
  if (remoteAccess.port === undefined) findings.push({ code: 'no-port', level: 'problem' });
  // Empty when no user may configure the box from the internet (document, §1.1).
  if (remoteAccess.username === '') findings.push({ code: 'no-user', level: 'warning' });
  if (internetHost(snapshot) === undefined) findings.push({ code: 'no-name', level: 'warning' });
  return findings;
}

/** `updated` and `verifying` last minutes while all is well: the box looks at the DNS only every 240 seconds. */
const DDNS_LEVELS: Readonly<Record<DdnsState, Level>> = {
  complete: 'ok',
  updated: 'ok',
  verifying: 'ok',
  checking: 'info',
  updating: 'info',
  'new-address': 'info',
  offline: 'warning',
  'internet-not-connected': 'warning',
  'account-disabled': 'problem',
  undefined: 'unknown',
  other: 'unknown',
};

export function ddnsLevel(state: DdnsState): Level {
  return DDNS_LEVELS[state];
}

function assessDdnsPart({ ddns }: Snapshot): Finding[] {
  return isRead(ddns) ? assessDdns(ddns) : [{ code: 'ddns-unread', level: 'unknown' }];
}

/** The worse of the two families, of those that the mode sends at all. */
export function assessDdns(ddns: DdnsStatus): DdnsFinding[] {
  if (!ddns.enabled) return [];
  const mode = ddnsMode(ddns.mode);
  const raws = [
    ...(usesFamily(mode, 'ipv4') ? [ddns.statusIPv4] : []),
    ...(usesFamily(mode, 'ipv6') ? [ddns.statusIPv6] : []),
  ];
  const findings = raws.map((raw): DdnsFinding => ({ code: 'ddns', level: ddnsLevel(ddnsState(raw)), raw }));
  const level = worst(findings);
  return level === 'ok' ? [] : findings.filter((finding) => finding.level === level).slice(0, 1);
}

function assessLetsEncryptPart({ letsEncrypt }: Snapshot): Finding[] {
  if (letsEncrypt === 'not-supported') return [];
  return isRead(letsEncrypt) ? assessLetsEncrypt(letsEncrypt) : [{ code: 'lets-encrypt-unread', level: 'unknown' }];
}

export function assessLetsEncrypt({
  enabled,
  state,
}: LetsEncryptStatus): Extract<
  Finding,
  { code: `lets-encrypt-${'pending' | 'invalid' | 'needs-myfritz' | 'unknown'}` }
>[] {
  if (!enabled) return [];
  switch (letsEncryptState(state)) {
    case 'valid':
      return [];
    case 'get':
      return [{ code: 'lets-encrypt-pending', level: 'info' }];
    case 'invalid':
      return [{ code: 'lets-encrypt-invalid', level: 'problem' }];
    // "Let's Encrypt or MyFRITZ! is disabled", and Let's Encrypt is not.
    case 'not_used':
      return [{ code: 'lets-encrypt-needs-myfritz', level: 'warning' }];
    case 'unknown':
    case 'other':
      return [{ code: 'lets-encrypt-unknown', level: 'unknown', raw: state }];
  }
}

/** States of MyFRITZ! that say its name does not lead to the box; others are fine, passing or unknown. */
const MY_FRITZ_FAILURES = [
  'register_failed',
  'dyndns_update_failed',
  'dyndns_auth_error',
  'dyndns_server_unreachable',
  'dyndns_server_error',
];

export function myFritzLevel({ enabled, state }: MyFritzInfo): Level {
  return enabled && state !== undefined && MY_FRITZ_FAILURES.includes(state) ? 'warning' : 'ok';
}

function assessMyFritz({ myFritz }: Snapshot): Finding[] {
  if (!isRead(myFritz) || myFritzLevel(myFritz) === 'ok') return [];
  return [{ code: 'my-fritz', level: 'warning', info: myFritz }];
}
