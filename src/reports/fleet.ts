import { l10n } from 'vscode';
import { type BoxState, isRead, type Part } from '../box/boxState';
import { ddnsMode, usesFamily } from '../box/ddns';
import { letsEncryptState } from '../box/letsEncrypt';
import { COMMANDS } from '../common/commandIds';
import { type Level, needsAttention, worstFirst } from '../common/level';
import { certificateDays } from '../diagnosis/certificate';
import { automaticUpdates } from '../diagnosis/providerAccess';
import { standingOf } from '../diagnosis/standing';
import { isCurrent, type World } from '../diagnosis/world';
import type { RouterState } from '../storage/boxStateStore';
import { isOfDynamicDns } from '../tree/nodes/dynamicDns';
import { failureSummary, routerLevel } from '../tree/nodes/router';
import { formatMoment } from '../ui/words/dates';
import { findingWords } from '../ui/words/findingWords';
import { levelWords } from '../ui/words/levels';
import { updatesWords } from '../ui/words/providerFindings';
import { standingWords, wrongWords } from '../ui/words/standing';
import { daysLeftWords, ddnsStateWords, letsEncryptWords, onOff } from '../ui/words/status';
import { commandLink, table, text } from './markdown';

export interface FleetRouter {
  readonly id: string;
  readonly name: string;
  readonly group: string | undefined;
  readonly state: RouterState;
  readonly world: World | undefined;
}

/** A table with a line for each router, the worst first: as each was when it was last read and checked. */
export function fleetReport(routers: readonly FleetRouter[], now: Date): string {
  const levelled = routers.map((router) => ({ router, level: routerLevel(router.state, router.world) }));
  // The sort is stable: routers of the same level stay in the person's order.
  const rows = levelled.sort((a, b) => worstFirst(a.level, b.level));
  const needAttention = rows.filter(({ level }) => needsAttention(level)).length;
  const grouped = routers.some(({ group }) => group !== undefined);
  const headings = [
    l10n.t('Router'),
    ...(grouped ? [l10n.t('Group')] : []),
    l10n.t('State'),
    l10n.t('Remote access'),
    l10n.t('Dynamic DNS'),
    l10n.t('Certificate'),
    l10n.t('Updates by the internet provider'),
    l10n.t('Checked'),
  ];
  return `${[
    `# ${text(fleetTitle())}`,
    text(l10n.t('Routers: {0}. Need attention: {1}. Made {2}.', rows.length, needAttention, formatMoment(now))),
    table([headings.map(text), ...rows.map(({ router, level }) => row(router, level, now, grouped))]),
    text(l10n.t('What each FRITZ!Box reported when it was last read, and what its last check found.')),
    commandLink(l10n.t('Check All Routers'), COMMANDS.checkAllRouters),
  ].join('\n\n')}\n`;
}

export function fleetTitle(): string {
  return l10n.t('Fleet report');
}

function row({ id, name, group, state, world }: FleetRouter, level: Level, now: Date, grouped: boolean): string[] {
  const { boxState } = state;
  return [
    text(name),
    ...(grouped ? [text(group ?? '')] : []),
    `${needsAttention(level) ? `**${text(levelWords(level))}** · ` : ''}${text(stateWords(state, world))}`,
    ...(boxState === undefined ? ['', '', '', ''] : values(boxState, world, now).map(unbroken)),
    checked(id, boxState, world),
  ];
}

/** Why it could not be read, or the worst that is wrong and how much more there is, or how it stands. */
function stateWords({ failure, boxState }: RouterState, world: World | undefined): string {
  if (failure !== undefined) return failureSummary(failure, boxState);
  if (boxState === undefined) return l10n.t('not read yet');
  const standing = standingOf(boxState, world);
  const [worst, ...more] = wrongWords(standing);
  if (worst !== undefined) return more.length === 0 ? worst : `${worst} (+${more.length})`;
  // The certificate has a column of its own.
  return standingWords(standing.kind === 'reachable' ? { ...standing, days: undefined } : standing);
}

function values(boxState: BoxState, world: World | undefined, now: Date): string[] {
  const { ddns, remoteAccess } = boxState;
  const { findings } = standingOf(boxState, world);
  const isWrong = findings.some((one) => one.basis === 'seen' && needsAttention(one.level) && isOfDynamicDns(one));
  const certificate = findings.find((one) => one.subject === 'certificate' && needsAttention(one.level));
  return [
    ifRead(remoteAccess, ({ enabled, port }) => [onOff(enabled), ...(enabled ? [port ?? '?'] : [])].join(' · ')),
    ifRead(ddns, ({ enabled, mode, statusIPv4, statusIPv6 }) => {
      if (!enabled) return onOff(false);
      return isWrong
        ? l10n.t('not right')
        : ddnsStateWords(usesFamily(ddnsMode(mode), 'ipv4') ? statusIPv4 : statusIPv6);
    }),
    certificate === undefined ? certificateWords(boxState, world, now) : findingWords(certificate).short,
    updatesWords(automaticUpdates(boxState).verdict),
  ];
}

/** The days of the certificate that is served, where they are known; otherwise what the box says of its own. */
function certificateWords(boxState: BoxState, world: World | undefined, now: Date): string {
  const days = certificateDays(boxState, world, now);
  const { letsEncrypt } = boxState;
  if (days !== undefined) return daysLeftWords(days);
  if (letsEncrypt === 'not-supported') return '–';
  return ifRead(letsEncrypt, ({ enabled, state }) => {
    if (!enabled) return l10n.t("Let's Encrypt is off");
    return letsEncryptState(state) === 'valid' ? l10n.t('valid') : letsEncryptWords(state);
  });
}

function checked(id: string, boxState: BoxState | undefined, world: World | undefined): string {
  const outside = world?.outside;
  if (boxState === undefined || outside === undefined)
    return commandLink(l10n.t('Check Now').replaceAll(' ', '\u00a0'), COMMANDS.checkRemoteAccess, id);
  const when = formatMoment(new Date(outside.at));
  return isCurrent(outside, boxState)
    ? unbroken(when)
    : commandLink(l10n.t('changed since {0}', when), COMMANDS.checkRemoteAccess, id);
}

/** A short cell on one line: the column of the state takes the room that is left. */
function unbroken(words: string): string {
  return text(words).replaceAll(' ', '\u00a0');
}

function ifRead<T extends object>(part: Part<T>, show: (value: T) => string): string {
  return isRead(part) ? show(part) : l10n.t('could not be read');
}
