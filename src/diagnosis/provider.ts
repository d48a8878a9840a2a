import { type BoxState, isRead, type Unread, valueOf } from '../box/boxState';
import type { Level } from '../common/level';
import type { Common } from './finding';
import type { PortAnswer } from './portAnswer';
import { automaticConfiguration, automaticUpdates, editionOf, type Reason } from './providerAccess';
import { type ObservedPort, type PortProbe, provenAddresses, type SeenPorts, type Sight } from './world';

/** What has to do with the internet provider's access over TR-069. */
export type ProviderFinding = Common<'provider'> &
  (
    | {
        readonly code: 'configuration-likely-on' | 'configuration-likely-off' | 'configuration-unknown';
        readonly reasons: readonly Reason[];
      }
    | { readonly code: 'updates-managed'; readonly allowed: 'allowed' | 'not-allowed' | 'unknown' }
    | { readonly code: 'updates-allowed' | 'updates-not-allowed' }
    | { readonly code: 'updates-unknown'; readonly why: Unread }
    | { readonly code: 'acs-https' | 'acs-plain-http'; readonly host: string }
    | { readonly code: 'acs-unreadable' }
    | PortFinding
    | { readonly code: 'external-unread'; readonly why: Unread }
    | { readonly code: 'provider-branded'; readonly edition: string }
  );

export type PortFinding = Common<'provider'> &
  Pick<ObservedPort, 'side' | 'address' | 'port'> &
  (
    | { readonly code: 'port-closed' | 'port-silent' | 'port-filtered' | 'port-unreachable' }
    /** `unproven`: something answers; nothing shows that it is the box. */
    | { readonly code: `port-${'correct' | 'discloses' | 'accepts' | 'unproven'}`; readonly answer: PortAnswer }
  );

export function providerFindings(sight: Sight, ports: SeenPorts | undefined): ProviderFinding[] {
  const { state } = sight;
  return [
    ...configuration(state, ports),
    ...updates(state),
    ...(ports?.seen ?? []).map((port) => portFinding(sight, port)),
    ...externalUnread(state, ports),
    ...server(state),
    ...edition(state),
  ];
}

const BOX = { subject: 'provider', basis: 'box' } as const;

const CONFIGURATION = { 'likely-on': 'info', 'likely-off': 'ok', unknown: 'unknown' } as const;

function configuration(state: BoxState, ports: SeenPorts | undefined): ProviderFinding[] {
  const { verdict, reasons } = automaticConfiguration(state, ports?.seen);
  return [{ ...BOX, level: CONFIGURATION[verdict], code: `configuration-${verdict}`, reasons }];
}

function updates(state: BoxState): ProviderFinding[] {
  const { verdict, managed, why } = automaticUpdates(state);
  if (managed === true) return [{ ...BOX, level: 'info', code: 'updates-managed', allowed: verdict }];
  if (verdict === 'allowed') return [{ ...BOX, level: 'info', code: 'updates-allowed' }];
  if (verdict === 'not-allowed') return [{ ...BOX, level: 'ok', code: 'updates-not-allowed' }];
  return why === undefined ? [] : [{ ...BOX, level: 'unknown', code: 'updates-unknown', why }];
}

/** What one port says. An answer is held against the box only where the box proved that it is at that address. */
export function portFinding(sight: Sight, { side, address, port, probe, proven }: ObservedPort): PortFinding {
  const common = { subject: 'provider', basis: 'seen', side, address, port } as const;
  if (probe.state !== 'answered') return { ...common, level: portLevel(probe, side), code: `port-${probe.state}` };
  if (!proven && !provenAddresses(sight).has(address))
    return { ...common, level: 'unknown', code: 'port-unproven', answer: probe };
  const code = answerCode(probe);
  return { ...common, level: ANSWER_LEVELS[code], code, answer: probe };
}

function portLevel({ state }: Exclude<PortProbe, { state: 'answered' }>, side: ObservedPort['side']): Level {
  if (state === 'closed' || state === 'silent') return 'ok';
  // That an internet address is not reached from inside is usual and no gap in what is known of the home side.
  return side === 'internet' ? 'info' : 'unknown';
}

const ANSWER_LEVELS = { 'port-correct': 'ok', 'port-discloses': 'warning', 'port-accepts': 'problem' } as const;

function answerCode({ disclosures }: PortAnswer): keyof typeof ANSWER_LEVELS {
  if (disclosures.some(({ kind }) => kind === 'accepted')) return 'port-accepts';
  return disclosures.length > 0 ? 'port-discloses' : 'port-correct';
}

/** Where ports were looked at, and not those of the internet's side. */
function externalUnread({ external }: BoxState, ports: SeenPorts | undefined): ProviderFinding[] {
  if (ports === undefined || isRead(external)) return [];
  return [{ ...BOX, level: 'unknown', code: 'external-unread', why: external }];
}

/** Which server configures the box, and whether the connection to it is encrypted. */
function server({ managementServer }: BoxState): ProviderFinding[] {
  const acs = valueOf(managementServer)?.acs ?? 'none';
  if (acs === 'none') return [];
  if (acs === 'unreadable') return [{ ...BOX, level: 'unknown', code: 'acs-unreadable' }];
  return acs.scheme === 'https'
    ? [{ ...BOX, level: 'info', code: 'acs-https', host: acs.host }]
    : [{ ...BOX, level: 'warning', code: 'acs-plain-http', host: acs.host }];
}

/** Whether the box is of an edition that providers hand out; a model number that names none says nothing. */
function edition({ device }: BoxState): ProviderFinding[] {
  const name = editionOf(device.modelNumber);
  return name === undefined || name === 'avm'
    ? []
    : [{ ...BOX, level: 'info', code: 'provider-branded', edition: name }];
}
