import { type BoxState, type Unread, valueOf, isRead } from '../box/boxState';
import { ddnsMode, usesFamily } from '../box/ddns';
import { addressKind, type AddressKind, FAMILIES, type Family } from '../box/ipAddress';
import type { Level } from '../common/level';
import type { Common } from './finding';
import {
  isBoxAt,
  type ObservedEndpoint,
  ownAddress,
  ownEndpoints,
  type Sight,
  type TlsProbe,
  type Vantage,
} from './world';

/** Findings about access to the box from the internet. */
export type EntryFinding = Common<'entry'> &
  (
    | { readonly code: 'remote-access-off' | 'no-port' | 'no-internet-user' | 'internet-user-unknown' }
    | { readonly code: 'no-internet-address' | 'default-password' | 'second-factor-off' }
    | { readonly code: 'remote-access-unread'; readonly why: Unread }
    | WithoutIPv4
    | SeenPort
    | { readonly code: 'usual-port' | 'unusual-port'; readonly port: number }
  );

export interface WithoutIPv4 {
  readonly code: 'carrier-grade-nat' | 'behind-another-router' | 'ds-lite' | 'no-ipv4';
  readonly address: string;
  /** There is a way in over IPv6. */
  readonly hasIPv6: boolean;
}

export interface SeenPort {
  /** `unproven`: something answers with TLS; nothing shows that it is the box. */
  readonly code: `remote-port-${'open' | 'unproven' | Exclude<TlsProbe['state'], 'tls'>}`;
  readonly family: Family;
  readonly address: string;
  readonly port: number;
  readonly vantage: Vantage;
  /** The address is only where a name leads: the box does not tell its own (`unread`), or says that it has none. */
  readonly ofName?: 'unread' | 'none';
}

export function entryFindings(sight: Sight): EntryFinding[] {
  const { state } = sight;
  return [
    ...remoteAccess(state),
    ...internetUser(state),
    ...internetAddresses(state),
    ...remotePort(sight),
    ...defaultPassword(state),
    ...secondFactor(state),
    ...portNumber(state),
  ];
}

const BOX = { subject: 'entry', basis: 'box' } as const;

function remoteAccess({ remoteAccess: access }: BoxState): EntryFinding[] {
  if (!isRead(access)) return [{ ...BOX, level: 'unknown', code: 'remote-access-unread', why: access }];
  if (!access.enabled) {
    // A box refuses to turn remote access on without a user for the internet (document, §1.6).
    const fix = access.username === '' ? 'setUpRemoteAccess' : 'turnOnRemoteAccess';
    return [{ ...BOX, level: 'info', code: 'remote-access-off', fix }];
  }
  if (access.port !== undefined) return [];
  return [{ ...BOX, level: 'problem', code: 'no-port', fix: 'setUpRemoteAccess' }];
}

/** Whether anyone may sign in from the internet: the user that the box reports for that, or else the login in use. */
function internetUser({ remoteAccess: access, rights }: BoxState): EntryFinding[] {
  if (!isRead(access) || !access.enabled || access.username !== '') return [];
  const known = valueOf(rights);
  if (known === undefined) return [{ ...BOX, level: 'unknown', code: 'internet-user-unknown' }];
  if (known.internetRights) return [];
  return [{ ...BOX, level: 'warning', code: 'no-internet-user', fix: 'setUpRemoteAccess' }];
}

const WITHOUT_IPV4: Partial<Record<AddressKind, WithoutIPv4['code']>> = {
  shared: 'carrier-grade-nat',
  private: 'behind-another-router',
  'ds-lite': 'ds-lite',
  none: 'no-ipv4',
};

/** Whether anything from the internet can arrive at the box's addresses. Where IPv4 cannot, IPv6 and MyFRITZ! may. */
function internetAddresses({ external, ddns, remoteAccess: access }: BoxState): EntryFinding[] {
  const told = valueOf(external);
  if (told === undefined) return [];
  const isOff = valueOf(access)?.enabled === false;
  const { externalIPv4: address, externalIPv6 } = told;
  const hasIPv6 = addressKind(externalIPv6) === 'public';
  const kind = addressKind(address);
  if (kind === 'none' && !hasIPv6) {
    return [{ ...BOX, level: isOff ? 'info' : 'problem', code: 'no-internet-address' }];
  }
  const code = WITHOUT_IPV4[kind];
  if (code === undefined) return [];
  // Dynamic DNS for IPv6 only shows that this is known already.
  const name = valueOf(ddns);
  const isArranged = isOff || (name?.enabled === true && !usesFamily(ddnsMode(name.mode), 'ipv4'));
  const level = isOff || (hasIPv6 && isArranged) ? 'info' : hasIPv6 ? 'warning' : 'problem';
  return [{ ...BOX, level, code, address, hasIPv6 }];
}

/** Whether the box answers on the port of remote access, by address family. */
function remotePort(sight: Sight): EntryFinding[] {
  const { outside } = sight;
  if (outside === undefined) return [];
  const isOn = valueOf(sight.state.remoteAccess)?.enabled === true;
  const { vantage } = outside;
  // Where remote access is off, no answer is what there should be.
  const best = FAMILIES.flatMap((family) => bestOf(sight, family) ?? []).filter(
    ({ probe }) => isOn || probe.state === 'tls',
  );
  return best.map((endpoint) => {
    const { family, address, port, probe } = endpoint;
    const otherWorks = best.some((other) => other.family !== family && isBoxAt(sight, other));
    const common = { subject: 'entry', basis: 'seen', family, address, port, vantage } as const;
    if (isBoxAt(sight, endpoint)) return { ...common, level: isOn ? 'ok' : 'info', code: 'remote-port-open' };
    const code = probe.state === 'tls' ? 'remote-port-unproven' : (`remote-port-${probe.state}` as const);
    if (probe.state !== 'unreachable' && ownAddress(sight.state, family) === undefined) {
      const ofName = valueOf(sight.state.external) === undefined ? 'unread' : 'none';
      return { ...common, level: 'unknown', code, ofName };
    }
    if (probe.state === 'tls') return { ...common, level: 'unknown', code };
    return { ...common, level: levelOf(probe.state, vantage, otherWorks), code };
  });
}

/** One that works says more than one that does not. */
function bestOf(sight: Sight, family: Family): ObservedEndpoint | undefined {
  const candidates = ownEndpoints(sight).filter((endpoint) => endpoint.family === family);
  return (
    candidates.find((endpoint) => isBoxAt(sight, endpoint)) ??
    candidates.find(({ probe }) => probe.state === 'tls') ??
    candidates[0]
  );
}

function levelOf(state: Exclude<TlsProbe['state'], 'tls'>, vantage: Vantage, otherWorks: boolean): Level {
  switch (state) {
    case 'unreachable':
      // This computer has no way there, which says nothing of the box.
      return 'info';
    case 'filtered':
      // From inside, a box that leaves its internet address unanswered may still answer the world.
      return otherWorks || vantage === 'home' ? 'warning' : 'problem';
    case 'closed':
    case 'no-tls':
      return otherWorks ? 'warning' : 'problem';
  }
}

/** Whether the password is still the one from the factory, which stands on the box's label. */
function defaultPassword({ password, remoteAccess: access }: BoxState): EntryFinding[] {
  if (valueOf(password)?.isDefault !== true) return [];
  const isExposed = valueOf(access)?.enabled === true;
  return [{ ...BOX, level: isExposed ? 'problem' : 'warning', code: 'default-password' }];
}

function secondFactor({ secondFactor: factor, remoteAccess: access }: BoxState): EntryFinding[] {
  if (valueOf(factor)?.enabled !== false) return [];
  const isExposed = valueOf(access)?.enabled === true;
  return [{ ...BOX, level: isExposed ? 'warning' : 'info', code: 'second-factor-off' }];
}

/** Port 443 passes nearly every network and is tried by every attacker; with any other one it is the other way round. */
function portNumber({ remoteAccess: access }: BoxState): EntryFinding[] {
  const { enabled = false, port } = valueOf(access) ?? {};
  if (!enabled || port === undefined) return [];
  return [{ ...BOX, level: 'info', code: port === 443 ? 'usual-port' : 'unusual-port', port }];
}
