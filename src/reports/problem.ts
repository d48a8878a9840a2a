import { l10n } from 'vscode';
import { fritzOsVersion, isRead, type BoxState, type Unread } from '../box/boxState';
import { type RouterProfile, routesOf } from '../routers/profile';
import type { RecentEvent } from '../routers/recentEvents';
import type { Failure, RouterState } from '../storage/boxStateStore';
import { routeWords } from '../ui/words/routers';
import { code, fence, list, table, text } from './markdown';

/** What a problem report is made of. Nothing of it is shown but what this file picks. */
export interface Problem {
  /** What the extension and the program around it are, by name. */
  readonly versions: readonly (readonly [name: string, value: string])[];
  readonly settings: readonly (readonly [name: string, value: string])[];
  readonly routers: readonly ReportedRouter[];
  readonly events: readonly RecentEvent[];
}

interface ReportedRouter {
  readonly profile: RouterProfile;
  readonly state: RouterState;
  /** Types of the services the box lists, if they are known. */
  readonly services: readonly string[] | undefined;
}

/** The paragraph of the report that the person replaces with what happened. */
export function placeholder(): string {
  return text(l10n.t('Write here what you did, what you expected and what happened instead.'));
}

/**
 * A report for the maintainers, which the person reads and completes before sending it. Routers are numbered. Names,
 * addresses, users and identities are left out, and so is all text from boxes and people except the model and the
 * version of FRITZ!OS.
 */
export function problemReport({ versions, settings, routers, events }: Problem): string {
  const numbers = new Map(routers.map(({ profile }, index) => [profile.id, index + 1]));
  const heading = [l10n.t('Name'), l10n.t('Value')].map(text);
  const sections = [
    `# ${text(l10n.t('Problem report'))}`,
    text(l10n.t('Read this before you send it. It should hold no names, addresses, users, passwords or identities.')),
    `## ${text(l10n.t('What happened'))}`,
    placeholder(),
    `## ${text(l10n.t('Versions'))}`,
    table([heading, ...versions.map(row)]),
    `## ${text(l10n.t('Settings'))}`,
    table([heading, ...settings.map(row)]),
    `## ${text(l10n.t('Routers: {0}', routers.length))}`,
    ...routers.map((router, index) => routerSection(router, index + 1)),
    `## ${text(l10n.t('Last events'))}`,
    events.length === 0 ? text(l10n.t('Nothing yet.')) : fence(events.map((event) => line(event, numbers)).join('\n')),
  ];
  return `${sections.join('\n\n')}\n`;
}

function row([name, value]: readonly [string, string]): string[] {
  return [text(name), code(value)];
}

function line({ at, router, what }: RecentEvent, numbers: ReadonlyMap<string, number>): string {
  if (router === undefined) return `${at} ${what}`;
  const number = numbers.get(router);
  return `${at} ${number === undefined ? l10n.t('removed router') : l10n.t('router {0}', number)}: ${what}`;
}

function routerSection({ profile, state, services }: ReportedRouter, number: number): string {
  const { boxState, failure } = state;
  return [
    `### ${text(l10n.t('Router {0}', number))}`,
    list([
      `${text(l10n.t('Model'))}: ${code(boxState?.device.model ?? profile.model)}`,
      `${text('FRITZ!OS')}: ${code(boxState === undefined ? '' : fritzOsVersion(boxState.device.softwareVersion))}`,
      `${text(l10n.t('Reached by'))}: ${text(routes(profile, boxState))}`,
      `${text(l10n.t('Last read'))}: ${code(boxState?.readAt ?? '')}`,
      `${text(l10n.t('Could not be read'))}: ${boxState === undefined ? code('') : unreadParts(boxState)}`,
      `${text(l10n.t('Last failure'))}: ${failure === undefined ? code('') : code(failureText(failure))}`,
      `${text(l10n.t('Services'))}: ${(services ?? ['']).map(code).join(', ')}`,
    ]),
  ].join('\n\n');
}

/** The kinds of its routes without their addresses, the one it was last read by first. */
function routes(profile: RouterProfile, boxState: BoxState | undefined): string {
  const kinds = routesOf(profile).map(({ kind }) => kind);
  const inUseFirst = kinds.sort((a, b) => Number(b === boxState?.route) - Number(a === boxState?.route));
  return inUseFirst.map(routeWords).join(', ');
}

function unreadParts(boxState: BoxState): string {
  const unread = Object.entries(boxState).flatMap(([name, part]: [string, unknown]) =>
    typeof part === 'object' && part !== null && !isRead(part) ? [`${name} (${reason(part as Unread)})`] : [],
  );
  return unread.length === 0 ? code('') : unread.map(code).join(', ');
}

function reason({ unread, code, status }: Unread): string {
  return [unread, code && `UPnP ${code}`, status && `HTTP ${status}`].filter(Boolean).join(' ');
}

function failureText({ kind, details: { call, code, status }, at }: Failure): string {
  return [at, reason({ unread: kind as Unread['unread'], code, status }), call].filter(Boolean).join(' ');
}
