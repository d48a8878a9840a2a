import { type BoxState, isRead, type Part, valueOf } from '../box/boxState';
import type { ProviderServer } from '../box/providerAccessServer';
import { worstFirst } from '../common/level';
import { type Fitting, isNumber, isObject, isOneOf, isOptional, isString, type Schema } from '../common/schema';
import { letsEncryptFindings, SOON } from '../diagnosis/certificate';
import { type DdnsTrouble, nameFindings } from '../diagnosis/names';
import { isEndpoint } from '../diagnosis/providerAccess';
import { compare, isKnown, type Wanted, WANTED_KINDS, type WantedKind } from '../wanted/wanted';

/** What is known of a router at one moment, as far as changes are told of it. Plain data without secrets. */
export interface Seen {
  /** Missing where the router has never been read. */
  readonly boxState?: BoxState | undefined;
  /** Whole days until the certificate served to the internet expires, where it was looked at. */
  readonly certificateDays?: number | undefined;
  /** Checks in a row in which the box was not reached. */
  readonly missed: number;
  /** Fingerprint of an identity the box shows instead of the accepted one. */
  readonly stranger?: string | undefined;
  /** Dynamic DNS did not look well at the last check, which alone does not count: see settled(). */
  readonly ddnsDoubt: boolean;
}

/** What changes are about; a person can choose for each whether to be told. */
export const CHANGE_KINDS = [
  'ddns',
  'lets-encrypt',
  'certificate',
  'remote-access',
  'user',
  'firmware',
  'identity',
  'provider-access',
  'reachability',
  'wanted',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The fields of each change of state, by its code. A kept one that does not fit them is not shown. */
const CHANGES = {
  /** `raw` is the status of the family that failed, as the box wrote it. */
  'ddns-failed': isObject({ kind: isOneOf('ddns'), raw: isString }),
  'ddns-off': isObject({ kind: isOneOf('ddns') }),
  'ddns-current': isObject({ kind: isOneOf('ddns') }),
  'lets-encrypt-invalid': isObject({ kind: isOneOf('lets-encrypt') }),
  'lets-encrypt-valid': isObject({ kind: isOneOf('lets-encrypt') }),
  'certificate-expiring': isObject({ kind: isOneOf('certificate'), days: isNumber }),
  'certificate-renewed': isObject({ kind: isOneOf('certificate'), days: isNumber }),
  'remote-access-on': isObject({ kind: isOneOf('remote-access'), port: isOptional(isNumber) }),
  'remote-access-off': isObject({ kind: isOneOf('remote-access') }),
  'remote-access-moved': isObject({
    kind: isOneOf('remote-access'),
    from: isOptional(isNumber),
    port: isOptional(isNumber),
  }),
  /** Users who may set up the box from the internet; empty for none. */
  'user-changed': isObject({ kind: isOneOf('user'), from: isString, to: isString }),
  /** Versions as in BoxState.device. */
  'firmware-changed': isObject({ kind: isOneOf('firmware'), from: isString, to: isString }),
  'identity-changed': isObject({ kind: isOneOf('identity'), fingerprint: isString }),
  'identity-accepted': isObject({ kind: isOneOf('identity') }),
  'updates-allowed': isObject({ kind: isOneOf('provider-access') }),
  'updates-forbidden': isObject({ kind: isOneOf('provider-access') }),
  /** `host` is missing where the address could not be understood. */
  'acs-set': isObject({ kind: isOneOf('provider-access'), host: isOptional(isString) }),
  'acs-removed': isObject({ kind: isOneOf('provider-access') }),
  unreachable: isObject({ kind: isOneOf('reachability') }),
  reachable: isObject({ kind: isOneOf('reachability') }),
  'differs-from-file': isObject({ kind: isOneOf('wanted'), setting: isOneOf(...WANTED_KINDS) }),
};

type Changes = typeof CHANGES;

/** One change of state; the words for it are in src/ui. */
export type StateChange = { [Code in keyof Changes]: { readonly code: Code } & Fitting<Changes[Code]> }[keyof Changes];

export const isStateChange: Schema<StateChange> = (value): value is StateChange => {
  const { code } = (value ?? {}) as { code?: unknown };
  return typeof code === 'string' && Object.hasOwn(CHANGES, code) && CHANGES[code as keyof Changes](value);
};

/** Checks in a row that must fail before a box counts as unreachable: one or two do at every restart. */
export const MISSES = 3;

/** Days before the end of a certificate at which it is told. */
const EXPIRY_STEPS = [SOON, 7, 1] as const;

/** Changes that are no alert: something works again, or access was reduced. */
const CALM: readonly StateChange['code'][] = [
  'ddns-current',
  'lets-encrypt-valid',
  'certificate-renewed',
  'identity-accepted',
  'updates-forbidden',
  'acs-removed',
  'reachable',
];

export function isAlert({ code }: StateChange): boolean {
  return !CALM.includes(code);
}

/**
 * The changes from one moment to a later one. `before` comes from settled(), which leaves out passing states. A value
 * unknown on either side counts as unchanged. What another change tells is not told as a difference from `wanted`.
 */
export function changesBetween(before: Seen, after: Seen, wanted: Wanted = {}): StateChange[] {
  const changes = changesOfBox(before, after);
  const told = changes.flatMap(({ code }) => SETTING_OF[code] ?? []);
  return [...changes, ...wantedChanges(before, after, wanted).filter(({ setting }) => !told.includes(setting))];
}

/** What changes say of settings. */
const SETTING_OF: Readonly<Partial<Record<StateChange['code'], WantedKind>>> = {
  'remote-access-on': 'remoteAccess',
  'remote-access-off': 'remoteAccess',
  'remote-access-moved': 'remoteAccess',
  'ddns-off': 'ddns',
  'updates-allowed': 'providerUpdates',
  'updates-forbidden': 'providerUpdates',
};

/** Settings that were as the file wants them, or nearer to it. */
function wantedChanges(before: Seen, after: Seen, wanted: Wanted): Extract<StateChange, { kind: 'wanted' }>[] {
  const [was, is] = [before, settled(before, after)].map(({ boxState }) =>
    boxState === undefined ? undefined : compare(wanted, boxState).filter(isKnown),
  );
  if (was === undefined || is === undefined) return [];
  const isNew = is.filter(({ kind, name }) => !was.some((one) => one.kind === kind && one.name === name));
  return [...new Set(isNew.map(({ kind }) => kind))].map((setting) => ({
    ...{ kind: 'wanted', code: 'differs-from-file', setting },
  }));
}

function changesOfBox(before: Seen, after: Seen): StateChange[] {
  return [
    ...reachabilityChanges(before, after),
    ...identityChanges(before, after),
    ...certificateChanges(before, after),
    ...(before.boxState === undefined || after.boxState === undefined
      ? []
      : [
          ...remoteAccessChanges(before.boxState, after.boxState),
          ...ddnsChanges(before, after),
          ...letsEncryptChanges(before.boxState, after.boxState),
          ...firmwareChanges(before.boxState, after.boxState),
          ...providerChanges(before.boxState, after.boxState),
        ]),
  ];
}

/** What later moments are compared with: `after`, but for parts that were not read or only pass, kept from `before`. */
export function settled(before: Seen, after: Seen): Seen {
  const { boxState } = after;
  const kept = before.boxState;
  const certificateDays = after.certificateDays ?? before.certificateDays;
  if (boxState === undefined || kept === undefined) return { ...after, certificateDays, ddnsDoubt: false };
  const condition = ddnsCondition(before, after);
  const doubt = condition === 'doubtful' || (condition === 'passing' && before.ddnsDoubt);
  return {
    ...after,
    certificateDays,
    ddnsDoubt: doubt,
    boxState: {
      ...boxState,
      remoteAccess: newer(kept.remoteAccess, boxState.remoteAccess),
      ddns: condition === 'doubtful' || condition === 'passing' || condition === 'unread' ? kept.ddns : boxState.ddns,
      letsEncrypt: letsEncryptCondition(boxState) === undefined ? kept.letsEncrypt : boxState.letsEncrypt,
      managementServer: newer(kept.managementServer, boxState.managementServer),
      firmwareDownload: newer(kept.firmwareDownload, boxState.firmwareDownload),
    },
  };
}

function newer<T extends object>(before: Part<T>, after: Part<T>): Part<T> {
  return isRead(after) ? after : before;
}

function reachabilityChanges(before: Seen, after: Seen): StateChange[] {
  const isReachable = after.missed < MISSES;
  if (isReachable === before.missed < MISSES) return [];
  return [{ kind: 'reachability', code: isReachable ? 'reachable' : 'unreachable' }];
}

function identityChanges({ stranger: before }: Seen, { stranger: after }: Seen): StateChange[] {
  if (before === after) return [];
  return after === undefined
    ? [{ kind: 'identity', code: 'identity-accepted' }]
    : [{ kind: 'identity', code: 'identity-changed', fingerprint: after }];
}

function certificateChanges({ certificateDays: before }: Seen, { certificateDays: after }: Seen): StateChange[] {
  if (after === undefined) return [];
  const [was, is] = [stepsPassed(before ?? Infinity), stepsPassed(after)];
  if (was === is) return [];
  return [{ kind: 'certificate', code: is > was ? 'certificate-expiring' : 'certificate-renewed', days: after }];
}

function stepsPassed(days: number): number {
  return EXPIRY_STEPS.filter((step) => days <= step).length;
}

function remoteAccessChanges({ remoteAccess: before }: BoxState, { remoteAccess: after }: BoxState): StateChange[] {
  if (!isRead(before) || !isRead(after)) return [];
  const kind = 'remote-access';
  const { enabled, port, username } = after;
  const changes: StateChange[] = [];
  if (enabled && !before.enabled) changes.push({ kind, code: 'remote-access-on', port });
  if (!enabled && before.enabled) changes.push({ kind, code: 'remote-access-off' });
  if (enabled && before.enabled && before.port !== port) {
    changes.push({ kind, code: 'remote-access-moved', from: before.port, port });
  }
  if (before.username !== username) {
    changes.push({ kind: 'user', code: 'user-changed', from: before.username, to: username });
  }
  return changes;
}

type DdnsCondition = 'current' | 'failed' | 'doubtful' | 'passing' | 'off' | 'unread';

/** How dynamic DNS stands. After a new address a box is offline for a while: that counts the second time in a row. */
function ddnsCondition({ ddnsDoubt }: Pick<Seen, 'ddnsDoubt'>, { boxState }: Seen): DdnsCondition {
  if (boxState === undefined || !isRead(boxState.ddns)) return 'unread';
  if (!boxState.ddns.enabled) return 'off';
  const codes = ddnsTroubles(boxState).map(({ code }) => code);
  if (codes.includes('ddns-account-disabled')) return 'failed';
  if (codes.includes('ddns-offline') || codes.includes('ddns-not-connected')) return ddnsDoubt ? 'failed' : 'doubtful';
  return codes.length === 0 ? 'current' : 'passing';
}

/** What is to be said of dynamic DNS by what the box itself says, the worst first. */
function ddnsTroubles(state: BoxState): DdnsTrouble[] {
  const troubles = nameFindings({ state }).flatMap((finding) => ('raw' in finding ? [finding] : []));
  return troubles.sort((a, b) => worstFirst(a.level, b.level));
}

function ddnsChanges(before: Seen, after: Seen): StateChange[] {
  const is = ddnsCondition(before, after);
  // What settled() kept as failed was so beyond doubt.
  const was = ddnsCondition({ ddnsDoubt: true }, before);
  if (was === is || was === 'unread') return [];
  if (is === 'failed') {
    const [trouble] = after.boxState === undefined ? [] : ddnsTroubles(after.boxState);
    return [{ kind: 'ddns', code: 'ddns-failed', raw: trouble?.raw ?? '' }];
  }
  if (is === 'off') return [{ kind: 'ddns', code: 'ddns-off' }];
  return is === 'current' && was !== 'passing' ? [{ kind: 'ddns', code: 'ddns-current' }] : [];
}

/** `undefined` while it passes, or does not tell. */
function letsEncryptCondition(state: BoxState): 'valid' | 'invalid' | 'off' | undefined {
  const { letsEncrypt } = state;
  if (letsEncrypt === 'not-supported' || valueOf(letsEncrypt)?.enabled === false) return 'off';
  const [finding] = letsEncryptFindings(state);
  if (finding === undefined) return 'valid';
  return finding.code === 'lets-encrypt-invalid' ? 'invalid' : undefined;
}

function letsEncryptChanges(before: BoxState, after: BoxState): StateChange[] {
  const [was, is] = [letsEncryptCondition(before), letsEncryptCondition(after)];
  if (was === is) return [];
  if (is === 'invalid') return [{ kind: 'lets-encrypt', code: 'lets-encrypt-invalid' }];
  return was === 'invalid' && is === 'valid' ? [{ kind: 'lets-encrypt', code: 'lets-encrypt-valid' }] : [];
}

function firmwareChanges({ device: before }: BoxState, { device: after }: BoxState): StateChange[] {
  const [from, to] = [before.softwareVersion, after.softwareVersion];
  return from === to ? [] : [{ kind: 'firmware', code: 'firmware-changed', from, to }];
}

function providerChanges(before: BoxState, after: BoxState): StateChange[] {
  const kind = 'provider-access';
  const [mayBefore, mayAfter] = [before.firmwareDownload, after.firmwareDownload];
  const updates: StateChange[] =
    isRead(mayBefore) && isRead(mayAfter) && mayBefore.allowed !== mayAfter.allowed
      ? [{ kind, code: mayAfter.allowed ? 'updates-allowed' : 'updates-forbidden' }]
      : [];
  const [serverBefore, serverAfter] = [before.managementServer, after.managementServer];
  if (!isRead(serverBefore) || !isRead(serverAfter)) return updates;
  const [was, is] = [serverBefore.acs, serverAfter.acs];
  if (hostOf(was) === hostOf(is)) return updates;
  const host = isEndpoint(is) ? is.host : undefined;
  return [...updates, is === 'none' ? { kind, code: 'acs-removed' } : { kind, code: 'acs-set', host }];
}

function hostOf(acs: ProviderServer['acs']): string {
  return isEndpoint(acs) ? acs.host : acs;
}
