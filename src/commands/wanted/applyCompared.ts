import { l10n } from 'vscode';
import { isRead } from '../../box/boxState';
import { ddnsMode, isPredefined } from '../../box/ddns';
import { namesGivenUp } from '../../box/domainNames';
import { part } from '../../box/part';
import { maskUpdateUrl } from '../../box/updateUrl/mask';
import { splitUrl } from '../../box/updateUrl/parts';
import { protect } from '../../box/updateUrl/placeholders';
import { withoutQuotes } from '../../box/updateUrl/quotes';
import { allowedModes } from '../../changes/settings';
import { HumanError } from '../../common/humanError';
import { MASK } from '../../common/redaction';
import type { ComparedRouter } from '../../routers/comparison';
import type { RouterProfile } from '../../routers/profile';
import { getDdnsProviders } from '../../tr064/services/remoteAccess';
import { runSteps } from '../../ui/steps';
import { settingWords } from '../../ui/words/changes';
import { errorWords } from '../../ui/words/errors';
import { urlFindingWords } from '../../ui/words/updateUrl';
import { differenceValue } from '../../ui/words/wanted';
import { differing, text, type ValueName, type Values } from '../../wanted/values';
import {
  compare,
  faultsFrom,
  faultsOfUrl,
  isToApply,
  secretsIn,
  type Wanted,
  WANTED_KINDS,
  type WantedKind,
} from '../../wanted/wanted';
import { changeAll, type ChangeParts, type Job } from '../change';
import type { Plan, Target, Verb } from '../change/verb';
import type { Parts } from '../parts';
import { planUser, type UserDraft } from '../remoteAccessUser';
import { usersStep } from '../setUpRemoteAccess';
import { askDdnsPassword, enterDdnsPassword, FILLED_IN_BY_BOX, notUpdatedWords } from '../turnDynamicDns';
import { letsEncryptVerb } from '../turnLetsEncrypt';
import { providerConfigurationVerb, providerUpdatesVerb } from '../turnProviderAccess';
import { remoteAccessVerb } from '../turnRemoteAccess';

/** What a router cannot do. */
interface LeftOut {
  readonly profile: RouterProfile;
  readonly said: string;
}

/**
 * Makes what differs on these routers as it is wanted, or all of it where a router was never read.
 * Returns whether all of it is so then.
 */
export async function applyCompared(
  parts: ChangeParts,
  file: string,
  chosen: readonly ComparedRouter[],
): Promise<boolean> {
  const title = l10n.t('Apply Settings From {0}', file);
  const work = chosen.flatMap(({ profile, entry, state }): (Job | LeftOut)[] => {
    if (profile === undefined) return [];
    const { failure } = parts.boxStates.get(profile.id);
    if (failure !== undefined) return [{ profile, said: errorWords(failure.kind, failure.details).message }];
    const differences = state && compare(entry.wanted, state);
    return WANTED_KINDS.filter((kind) => entry.wanted[kind] !== undefined).flatMap((kind): (Job | LeftOut)[] => {
      const own = differences?.filter((one) => one.kind === kind);
      const names = own?.filter(isToApply).map(({ name }) => name);
      if (names?.length !== 0) return [{ profile, verb: verbFor(parts, kind, entry.wanted, { names, title }) }];
      const impossible = own?.find(({ why }) => why !== 'secret');
      return impossible === undefined
        ? []
        : [{ profile, said: `${settingWords(kind)}: ${differenceValue(impossible, 'box')}` }];
    });
  });
  const jobs = work.filter((one): one is Job => 'verb' in one);
  const leftOut = work.filter((one): one is LeftOut => 'said' in one);
  if (work.length === 0) throw new HumanError(l10n.t('There is nothing to apply: everything matches {0}.', file));
  return changeAll(parts, { title, apply: l10n.t('Apply') }, jobs, leftOut);
}

/** The verb that makes one setting as it is wanted. `names` are those of its values that differ, where that is known. */
function verbFor(
  parts: ChangeParts,
  kind: WantedKind,
  wanted: Wanted,
  { names, title }: { readonly names: readonly ValueName[] | undefined; readonly title: string },
): Verb {
  const values = wanted[kind] ?? {};
  const isOn = values.enabled === true;
  switch (kind) {
    case 'remoteAccess': {
      // Switched on, a box picks a port of its own, unless user and password are set with it.
      const needsPort = names === undefined || names.includes('port') || (isOn && names.includes('enabled'));
      return values.port === undefined || !needsPort ? remoteAccessVerb(parts, isOn) : userVerb(values, title);
    }
    case 'ddns':
      return ddnsVerb(parts, wanted, title);
    case 'letsEncrypt':
      return letsEncryptVerb(parts, isOn);
    case 'providerUpdates':
      return providerUpdatesVerb(isOn);
    case 'providerConfiguration':
      return providerConfigurationVerb(parts, isOn);
  }
}

function userVerb(values: Values, title: string): Verb {
  return {
    title: l10n.t('Set Up Remote Access'),
    apply: l10n.t('Set Up'),
    kind: 'remoteAccessUser',
    plan: async (target) => {
      const draft: UserDraft = {
        enabled: (values.enabled ?? target.before.enabled) === true,
        port: text(values, 'port'),
        username: '',
        password: '',
      };
      let plan: Plan | undefined;
      const last = (users: readonly string[]): undefined => {
        plan = planUser(target, draft, users);
      };
      const question = l10n.t('To set the port, the FRITZ!Box needs a user and a new password. Which user?');
      const step = usersStep(target, draft, last, question);
      await runSteps(`${title}: ${target.profile.name}`, step);
      return plan;
    },
  };
}

function ddnsVerb(parts: Parts<'ddnsPasswords' | 'identities'>, wanted: Wanted, title: string): Verb {
  return {
    title: l10n.t('Set Up Dynamic DNS'),
    apply: l10n.t('Set Up'),
    kind: 'ddns',
    plan: async (target) => {
      const { before, client } = target;
      const providers = await part(getDdnsProviders(client));
      const named: Values = { ...before, ...wanted.ddns };
      const isOfBox = isRead(providers) && isPredefined(text(named, 'providerName'), providers);
      // What the box fills in is not asked for.
      const { updateUrl, ...others } = wanted.ddns ?? {};
      const ddns = isOfBox || updateUrl === undefined ? others : { ...others, updateUrl };
      const values = await ddnsValues(target, ddns, isOfBox ? '' : text(before, 'updateUrl'), title);
      if (values === undefined) return undefined;
      const plan = { wanted: values };
      if (differing(before, plan.wanted).length === 0) return plan;
      const after = { ...before, ...plan.wanted };
      // A password that was set for one server is not sent to another without being asked for.
      const isServerNew = !isOfBox && serversOf(text(before, 'updateUrl')) !== serversOf(text(after, 'updateUrl'));
      const password = isServerNew
        ? await enterDdnsPassword(target, title)
        : await askDdnsPassword(parts, { ...target, before: after }, title);
      if (password === undefined) return undefined;
      const faults = isOfBox ? [] : faultsFrom(plan.wanted, faultsOfUrl(after));
      const givenUp = namesGivenUp(text(before, 'domain'), text(after, 'domain'));
      const isLost = before.enabled === true && (givenUp.length > 0 || values.enabled === false);
      return {
        ...plan,
        password,
        notes: faults.map((fault) => urlFindingWords(withoutQuotes(fault))),
        ...(isOfBox ? { leftToBox: FILLED_IN_BY_BOX } : {}),
        cutsOff: isLost ? notUpdatedWords(givenUp.join(', ') || text(before, 'domain')) : undefined,
      };
    },
  };
}

/** The servers in the update URLs of a router. */
function serversOf(updateUrls: string): string {
  return updateUrls
    .toLowerCase()
    .split(' ')
    .map((url) => splitUrl(protect(url)).host)
    .join(' ');
}

/** What is wanted as this box writes it, with the secrets that the person enters; `undefined` when they give up. */
async function ddnsValues(
  { client, profile, before }: Target,
  ddns: Values,
  boxUrl: string,
  title: string,
): Promise<Values | undefined> {
  const values: Partial<Record<ValueName, string | boolean>> = { ...ddns };
  if (values.mode !== undefined) {
    const mode = ddnsMode(text(values, 'mode'));
    values.mode = (await allowedModes(client)).find((one) => ddnsMode(one) === mode) ?? values.mode;
  }
  for (const name of secretsIn({ ddns }, boxUrl)) {
    const [own, inFile] = [text(before, name), text(values, name)];
    // Where all that is shown of it is the same, the box keeps its own; of a user name that is a key, nothing is shown.
    if (name === 'username' ? own !== '' : maskUpdateUrl(own) === maskUpdateUrl(inFile)) {
      Reflect.deleteProperty(values, name);
      continue;
    }
    const entered = await enterSecret(`${title}: ${profile.name}`, name, inFile);
    if (entered === undefined) return undefined;
    values[name] = entered;
  }
  return values;
}

/** Asks for a value of which the file has, or should have, no secret. */
async function enterSecret(title: string, name: 'updateUrl' | 'username', known: string): Promise<string | undefined> {
  let entered: string | undefined;
  await runSteps(title, async (input) => {
    entered = await input.text({
      prompt:
        name === 'updateUrl'
          ? l10n.t('Update URL')
          : l10n.t('The user name that the update URL sends as a key: it is not taken from files.'),
      value: name === 'updateUrl' ? maskUpdateUrl(known) : '',
      password: name === 'username',
      validate: (typed) =>
        typed === '' || typed.includes(MASK)
          ? l10n.t('Replace {0} with the secret it stands for, or with <pass>: secrets are not taken from files.', MASK)
          : undefined,
    });
    return undefined;
  });
  return entered;
}
