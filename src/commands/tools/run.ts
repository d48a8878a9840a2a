import { l10n } from 'vscode';
import { HumanError } from '../../common/humanError';
import type { Known, ModelReports } from '../../reports/forModel';
import { withoutQuotes } from '../../reports/quoted';
import type { RouterProfile } from '../../routers/profile';
import { checkRouter as check, type CheckParts, type Source } from '../check';
import type { KnownParts, Parts } from '../parts';

export type ToolParts = CheckParts & Parts<'boxStates' | 'routers'>;

/** Answers a model in text. `router` is the name it gave, empty when it gave none. */
export type Tool = (parts: ToolParts, reports: ModelReports, router: string, signal: AbortSignal) => Promise<string>;

/** The routers and how each stood when it was read last. */
export const listRouters: Tool = (parts, reports) => {
  const routers = parts.routers.all();
  return Promise.resolve(
    routers.length === 0
      ? l10n.t('There is no router in the list yet.')
      : routers.map((profile) => reports.line(known(parts, profile))).join('\n'),
  );
};

/** Reads a router and tells all of it. */
export const getStatus: Tool = async (parts, reports, router, signal) => {
  const profile = routerCalled(parts, router);
  await parts.refresher.refresh([profile.id]);
  signal.throwIfAborted();
  return reports.status(known(parts, profile));
};

/** Looks at a router from here, too, and tells what it found. */
export async function checkRouter(
  parts: ToolParts,
  reports: ModelReports,
  router: string,
  signal: AbortSignal,
  source?: Source,
): Promise<string> {
  const profile = routerCalled(parts, router);
  await check(parts, profile, { signal }, source);
  const checked = known(parts, profile);
  return [
    reports.status(checked),
    l10n.t('Remote access'),
    reports.remoteAccess(checked),
    '',
    l10n.t('Internet provider access'),
    reports.providerAccess(checked),
    '',
  ].join('\n');
}

function known({ boxStates, worlds }: KnownParts, profile: RouterProfile): Known {
  return { profile, state: boxStates.get(profile.id), world: worlds.get(profile.id) };
}

/** The router of this name, or the only one there is where none was given. */
function routerCalled({ routers }: Parts<'routers'>, name: string): RouterProfile {
  const all = routers.all();
  const called = name === '' ? all : all.filter((profile) => profile.name.toLowerCase() === name.toLowerCase());
  const [only, ...others] = called;
  if (only !== undefined && others.length === 0) return only;
  const names = all.map((profile) => `“${withoutQuotes(profile.name)}”`).join(', ');
  throw new HumanError(
    all.length === 0
      ? l10n.t('There is no router in the list yet.')
      : only === undefined
        ? l10n.t('There is no router called "{0}". There are: {1}.', name, names)
        : l10n.t('Say which router is meant, by its name. There are: {0}.', names),
  );
}
