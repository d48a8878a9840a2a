import { l10n } from 'vscode';
import { ddnsMode, usesFamily } from '../box/ddns';
import { isRead, type Part, type Snapshot, type Unread } from '../box/snapshot';
import { assessDdns, isWanting, type Level, worstFirst } from '../diagnosis/health';
import { internetAddress } from '../diagnosis/internetAddress';
import { automaticConfiguration, automaticUpdates } from '../diagnosis/providerAccess';
import { type CheckRecord, servedCertificateDays } from '../storage/checkStore';
import type { RouterState } from '../storage/snapshotStore';
import { providerObservations } from '../tree/nodes/providerAccess';
import { routerLevel, routerWords } from '../tree/nodes/router';
import { configurationWords, updatesWords } from '../ui/words/checks';
import { formatMoment } from '../ui/words/dates';
import { errorWords } from '../ui/words/errors';
import { levelWords } from '../ui/words/findings';
import { daysLeftWords, ddnsStateWords, letsEncryptWords, onOff } from '../ui/words/status';
import { table, text } from './markdown';

export interface FleetRouter {
  readonly name: string;
  readonly group: string | undefined;
  readonly state: RouterState;
  readonly check: CheckRecord | undefined;
}

/** All routers in one table, the worst first: as they were when each was last read. */
export function fleetReport(routers: readonly FleetRouter[], now: Date): string {
  const levelled = routers.map((router) => ({ router, level: routerLevel(router.state, router.check) }));
  // The sort is stable: routers that are equally well stay in the person's order.
  const rows = levelled.sort((a, b) => worstFirst(a.level, b.level));
  const wanting = rows.filter(({ level }) => isWanting(level)).length;
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
    text(l10n.t('Routers: {0}. Need attention: {1}. Made {2}.', rows.length, wanting, formatMoment(now))),
    table([headings.map(text), ...rows.map(({ router, level }) => row(router, level, now, grouped))]),
    text(l10n.t('As each FRITZ!Box itself reported it when it was last read.')),
  ].join('\n\n')}\n`;
}

function row({ name, group, state, check }: FleetRouter, level: Level, now: Date, grouped: boolean): string[] {
  const { snapshot } = state;
  const values = snapshot === undefined ? ['', '', '', ''] : read(snapshot, check, now);
  const said = wrong(state, check).map(text).join('<br>');
  return [
    text(name),
    ...(grouped ? [text(group ?? '')] : []),
    said === '' ? text(levelWords(level)) : `**${text(levelWords(level))}:** ${said}`,
    ...values,
    snapshot === undefined ? text(l10n.t('never')) : text(formatMoment(new Date(snapshot.readAt))),
  ];
}

function read(snapshot: Snapshot, check: CheckRecord | undefined, now: Date): string[] {
  const { ddns, letsEncrypt, remoteAccess } = snapshot;
  const observations = providerObservations(snapshot, check);
  return [
    ifRead(remoteAccess, ({ enabled, port }) =>
      text(enabled ? (internetAddress(snapshot)?.replace(/^https:\/\//, '') ?? `:${port ?? '?'}`) : onOff(false)),
    ),
    ifRead(ddns, (status) => {
      if (!status.enabled) return text(onOff(false));
      const [finding] = assessDdns(status);
      const raw = usesFamily(ddnsMode(status.mode), 'ipv4') ? status.statusIPv4 : status.statusIPv6;
      return text([ddnsStateWords(finding?.raw ?? raw), status.domain].join(' · '));
    }),
    letsEncrypt === 'not-supported'
      ? text(l10n.t('needs FRITZ!OS 7.50 or later'))
      : ifRead(letsEncrypt, ({ enabled, state }) =>
          text(enabled ? [letsEncryptWords(state), certificateDaysWords(check, now)].join(' · ') : onOff(false)),
        ),
    text(
      [
        l10n.t('configuration {0}', configurationWords(automaticConfiguration(observations).verdict)),
        l10n.t('updates {0}', updatesWords(automaticUpdates(observations).verdict)),
      ].join(' · '),
    ),
  ];
}

/** Of the certificate that is really served, where somebody has looked at it. */
function certificateDaysWords(check: CheckRecord | undefined, now: Date): string {
  const days = servedCertificateDays(check, now);
  return days === undefined ? l10n.t('days left: not looked at') : daysLeftWords(days);
}

/** Why it could not be read, and what is wrong with what was read last. */
function wrong({ failure, snapshot }: RouterState, check: CheckRecord | undefined): string[] {
  return [
    ...(failure === undefined ? [] : [errorWords(failure.kind, failure.details).message]),
    ...(snapshot === undefined ? [] : routerWords(snapshot, check)),
  ];
}

function ifRead<T extends object>(part: Part<T>, show: (value: T) => string): string {
  return isRead(part) ? show(part) : unread(part);
}

function unread({ unread: kind, code: fault, status }: Unread): string {
  return text(l10n.t('could not be read · {0}', errorWords(kind, { code: fault, status }).message));
}
