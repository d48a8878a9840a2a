import { l10n } from 'vscode';
import { ddnsMode, usesFamily } from '../box/ddns';
import { isRead, type Part, type BoxState, type Unread } from '../box/boxState';
import { type Level, needsAttention, worstFirst } from '../common/level';
import { certificateDays } from '../diagnosis/certificate';
import { internetAddress } from '../diagnosis/internetAddress';
import { automaticConfiguration, automaticUpdates } from '../diagnosis/providerAccess';
import { standingOf } from '../diagnosis/standing';
import type { World } from '../diagnosis/world';
import type { RouterState } from '../storage/boxStateStore';
import { routerLevel } from '../tree/nodes/router';
import { configurationWords, updatesWords } from '../ui/words/providerFindings';
import { formatMoment } from '../ui/words/dates';
import { errorWords } from '../ui/words/errors';
import { levelWords } from '../ui/words/levels';
import { standingWords, wrongWords } from '../ui/words/standing';
import { daysLeftWords, ddnsStateWords, letsEncryptWords, onOff } from '../ui/words/status';
import { table, text } from './markdown';

export interface FleetRouter {
  readonly name: string;
  readonly group: string | undefined;
  readonly state: RouterState;
  readonly world: World | undefined;
}

/** All routers in one table, the worst first: as they were when each was last read. */
export function fleetReport(routers: readonly FleetRouter[], now: Date): string {
  const levelled = routers.map((router) => ({ router, level: routerLevel(router.state, router.world) }));
  // The sort is stable: routers that are equally well stay in the person's order.
  const rows = levelled.sort((a, b) => worstFirst(a.level, b.level));
  const needAttention = rows.filter(({ level }) => needsAttention(level)).length;
  const grouped = routers.some(({ group }) => group !== undefined);
  const headings = [
    l10n.t('Router'),
    ...(grouped ? [l10n.t('Group')] : []),
    l10n.t('What is wrong'),
    l10n.t('Remote access'),
    l10n.t('Dynamic DNS'),
    l10n.t('Certificate'),
    l10n.t('Provider access'),
    l10n.t('Last read'),
  ];
  return `${[
    `# ${text(l10n.t('Fleet report'))}`,
    text(l10n.t('Routers: {0}. Need attention: {1}. Made {2}.', rows.length, needAttention, formatMoment(now))),
    table([headings.map(text), ...rows.map(({ router, level }) => row(router, level, now, grouped))]),
    text(l10n.t('What each FRITZ!Box said of itself when it was last read, and what was seen when it was checked.')),
  ].join('\n\n')}\n`;
}

function row({ name, group, state, world }: FleetRouter, level: Level, now: Date, grouped: boolean): string[] {
  const { boxState } = state;
  const values = boxState === undefined ? ['', '', '', ''] : read(boxState, world, now);
  const said = wrong(state, world).map(text).join('<br>');
  return [
    text(name),
    ...(grouped ? [text(group ?? '')] : []),
    said === '' ? text(levelWords(level)) : `**${text(levelWords(level))}:** ${said}`,
    ...values,
    boxState === undefined ? text(l10n.t('never')) : text(formatMoment(new Date(boxState.readAt))),
  ];
}

function read(boxState: BoxState, world: World | undefined, now: Date): string[] {
  const { ddns, letsEncrypt, remoteAccess } = boxState;
  const { findings } = standingOf(boxState, world);
  return [
    ifRead(remoteAccess, ({ enabled, port }) =>
      text(
        enabled ? (internetAddress(boxState, world)?.url.replace('https://', '') ?? `:${port ?? '?'}`) : onOff(false),
      ),
    ),
    ifRead(ddns, (status) => {
      if (!status.enabled) return text(onOff(false));
      const [worse] = findings.flatMap((finding) => ('raw' in finding && 'domain' in finding ? finding.raw : []));
      const raw = usesFamily(ddnsMode(status.mode), 'ipv4') ? status.statusIPv4 : status.statusIPv6;
      return text([ddnsStateWords(worse ?? raw), status.domain].join(' · '));
    }),
    letsEncrypt === 'not-supported'
      ? text(l10n.t('needs FRITZ!OS 7.50 or later'))
      : ifRead(letsEncrypt, ({ enabled, state }) =>
          text(
            enabled
              ? [letsEncryptWords(state), certificateDaysWords(certificateDays(boxState, world, now))].join(' · ')
              : onOff(false),
          ),
        ),
    text(
      [
        l10n.t('configuration {0}', configurationWords(automaticConfiguration(boxState, world?.ports?.seen).verdict)),
        l10n.t('updates {0}', updatesWords(automaticUpdates(boxState).verdict)),
      ].join(' · '),
    ),
  ];
}

/** Of the certificate that is really served, where somebody has looked at it. */
function certificateDaysWords(days: number | undefined): string {
  return days === undefined ? l10n.t('days left: not looked at') : daysLeftWords(days);
}

/** Why it could not be read, and what is wrong with what was read last; how it stands, where nothing is. */
function wrong({ failure, boxState }: RouterState, world: World | undefined): string[] {
  const standing = boxState === undefined ? undefined : standingOf(boxState, world);
  const said = [
    ...(failure === undefined ? [] : [errorWords(failure.kind, failure.details).message]),
    ...(standing === undefined ? [] : wrongWords(standing)),
  ];
  return said.length > 0 || standing === undefined ? said : [standingWords(standing)];
}

function ifRead<T extends object>(part: Part<T>, show: (value: T) => string): string {
  return isRead(part) ? show(part) : unread(part);
}

function unread({ unread: kind, code: fault, status }: Unread): string {
  return text(l10n.t('could not be read · {0}', errorWords(kind, { code: fault, status }).message));
}
