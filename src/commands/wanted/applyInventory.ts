import { l10n, Range, type Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { isRead } from '../../box/boxState';
import { ddnsMode, isPredefined } from '../../box/ddns';
import { namesGivenUp } from '../../box/domainNames';
import { part } from '../../box/part';
import { maskUpdateUrl } from '../../box/updateUrl/mask';
import { allowedModes } from '../../changes/settings';
import { HumanError } from '../../common/humanError';
import { inertText } from '../../common/plainText';
import { MASK } from '../../common/redaction';
import type { ComparedRouter } from '../../routers/comparison';
import { jsonPlaces } from '../../routers/jsonPlaces';
import type { RouterProfile } from '../../routers/profile';
import { getDdnsProviders } from '../../tr064/services/remoteAccess';
import { runSteps } from '../../ui/steps';
import { settingWords } from '../../ui/words/changes';
import { comparedWords, differenceValue } from '../../ui/words/wanted';
import { differing, text, type ValueName, type Values } from '../../wanted/values';
import { compare, secretsIn, type Wanted, WANTED_KINDS, type WantedKind } from '../../wanted/wanted';
import { changeAll, type ChangeParts, type Job } from '../change';
import type { Plan, Target, Verb } from '../change/verb';
import { nameOf } from '../importInventory';
import type { Parts } from '../parts';
import { planUser, type UserDraft } from '../remoteAccessUser';
import { usersStep } from '../setUpRemoteAccess';
import { askDdnsPassword } from '../turnDynamicDns';
import { letsEncryptVerb } from '../turnLetsEncrypt';
import { providerConfigurationVerb, providerUpdatesVerb } from '../turnProviderAccess';
import { remoteAccessVerb } from '../turnRemoteAccess';
import { compareAll, type CompareParts, fileFor, readFile } from './compareInventory';

type ApplyParts = ChangeParts & CompareParts;

/** What a router cannot do. */
interface LeftOut {
  readonly profile: RouterProfile;
  readonly said: string;
}

/**
 * Gives routers the settings that a file wants of them: all routers of the file, or the one at an index. It is the same
 * change as any other, with its question, and nothing else ever runs it. A file of a workspace that is not trusted can be
 * looked at only.
 */
export async function applyInventory(parts: ApplyParts, file: unknown, index: unknown): Promise<void> {
  if (!workspace.isTrusted) {
    throw new HumanError(
      l10n.t('Settings are applied in trusted workspaces only.'),
      l10n.t('Look at the file first. Trust the workspace if you know where it comes from.'),
    );
  }
  const title = l10n.t('Apply Settings From File');
  const uri = await fileFor(parts, file, title);
  if (uri === undefined) return;
  const compared = compareAll(parts, await readFile(parts, uri));
  const chosen =
    typeof index === 'string'
      ? compared.filter(({ entry }) => String(entry.index) === index)
      : compared.filter(({ match }) => match === 'one');
  const [only] = chosen;
  if (only?.match === 'replaced' && !(await isToRestore(only))) return;
  const unclear = chosen.find(({ profile }) => profile === undefined);
  if (unclear !== undefined) throw new HumanError(`${unclear.entry.name}: ${comparedWords(unclear)}.`);
  const work = chosen.flatMap(({ profile, entry, state }): (Job | LeftOut)[] => {
    if (profile === undefined) return [];
    const differences = state && compare(entry.wanted, state);
    return WANTED_KINDS.filter((kind) => entry.wanted[kind] !== undefined).flatMap((kind): (Job | LeftOut)[] => {
      const own = differences?.filter((one) => one.kind === kind);
      const impossible = own?.find(({ why }) => why === 'not-supported');
      if (impossible !== undefined) {
        return [{ profile, said: `${settingWords(kind)}: ${differenceValue(impossible, 'box')}` }];
      }
      const isInStep = own?.length === 0;
      return isInStep
        ? []
        : [
            {
              profile,
              verb: verbFor(
                parts,
                kind,
                entry.wanted,
                own?.map(({ name }) => name),
              ),
            },
          ];
    });
  });
  const jobs = work.filter((one): one is Job => 'verb' in one);
  const leftOut = work.filter((one): one is LeftOut => 'said' in one);
  if (work.length === 0)
    throw new HumanError(l10n.t('There is nothing to apply: all is in step with {0}.', nameOf(uri)));
  const isDone = await changeAll(parts, { title, apply: l10n.t('Apply') }, jobs, leftOut);
  if (isDone && only?.match === 'replaced' && only.profile !== undefined) await nameNewBox(uri, only, only.profile);
}

/** Asks whether another box is to get the settings of the one that it has replaced. */
async function isToRestore({ entry, profile }: ComparedRouter): Promise<boolean> {
  const restore = l10n.t('Restore');
  const box = ({ name, model, udn }: Pick<RouterProfile, 'name' | 'model' | 'udn'>): string =>
    inertText([name, model, udn].filter(Boolean).join(' · '));
  const chosen = await window.showWarningMessage(
    l10n.t('Give another FRITZ!Box the settings that the file has for {0}?', inertText(entry.name)),
    {
      modal: true,
      detail: [
        l10n.t('In the file: {0}', box(entry)),
        l10n.t('In the list: {0}', profile === undefined ? '' : box(profile)),
        l10n.t('You see old and new values, and are asked, before anything is changed.'),
      ].join('\n'),
    },
    restore,
  );
  return chosen === restore;
}

/** Has the file name the box that took the place of the old one: an edit that can be undone, and that nothing saves. */
async function nameNewBox(uri: Uri, { entry }: ComparedRouter, { udn }: RouterProfile): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const place = jsonPlaces(document.getText()).exact(['routers', entry.index, 'udn']);
  if (place === undefined) return;
  const edit = new WorkspaceEdit();
  const range = new Range(document.positionAt(place.start), document.positionAt(place.end));
  edit.replace(document.uri, range, JSON.stringify(udn));
  await workspace.applyEdit(edit);
}

/** The verb that makes one setting as it is wanted. `names` are those of its values that differ, where that is known. */
function verbFor(parts: ApplyParts, kind: WantedKind, wanted: Wanted, names: readonly ValueName[] | undefined): Verb {
  const values = wanted[kind] ?? {};
  const isOn = values.enabled === true;
  switch (kind) {
    case 'remoteAccess': {
      // Switched on, a box picks a port of its own, unless user and password are set with it.
      const needsPort = names === undefined || names.includes('port') || (isOn && names.includes('enabled'));
      return values.port === undefined || !needsPort ? remoteAccessVerb(parts, isOn) : userVerb(values);
    }
    case 'ddns':
      return ddnsVerb(parts, wanted);
    case 'letsEncrypt':
      return letsEncryptVerb(parts, isOn);
    case 'providerUpdates':
      return providerUpdatesVerb(isOn);
    case 'providerConfiguration':
      return providerConfigurationVerb(parts, isOn);
  }
}

function userVerb(values: Values): Verb {
  const title = l10n.t('Set Up Remote Access');
  return {
    title,
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
      const step = usersStep(target, draft, (users) => {
        plan = planUser(target, draft, users);
        return undefined;
      });
      await runSteps(`${title}: ${target.profile.name}`, step);
      return plan;
    },
  };
}

function ddnsVerb(parts: Pick<Parts, 'ddnsPasswords' | 'identities'>, wanted: Wanted): Verb {
  const title = l10n.t('Set Up Dynamic DNS');
  return {
    title,
    apply: l10n.t('Set Up'),
    kind: 'ddns',
    plan: async (target) => {
      const values = await ddnsValues(target, wanted, title);
      if (values === undefined) return undefined;
      const { before, client } = target;
      const providers = await part(getDdnsProviders(client));
      const isOfBox = isRead(providers) && isPredefined(text({ ...before, ...values }, 'providerName'), providers);
      const { updateUrl, ...others } = values;
      const plan = { wanted: isOfBox || updateUrl === undefined ? others : values };
      if (differing(before, plan.wanted).length === 0) return plan;
      const password = await askDdnsPassword(parts, { ...target, before: { ...before, ...plan.wanted } }, title);
      if (password === undefined) return undefined;
      const givenUp = namesGivenUp(text(before, 'domain'), text({ ...before, ...plan.wanted }, 'domain'));
      const isLost = before.enabled === true && (givenUp.length > 0 || values.enabled === false);
      return {
        ...plan,
        password,
        ...(isOfBox ? { leftToBox: ['updateUrl', 'serverIPv4', 'serverIPv6'] } : {}),
        cutsOff: isLost
          ? l10n.t(
              '{0} is not updated any more and may soon lead elsewhere.',
              givenUp.join(', ') || text(before, 'domain'),
            )
          : undefined,
      };
    },
  };
}

/** What is wanted as this box writes it, with the secrets that the person enters; `undefined` when they give up. */
async function ddnsValues(
  { client, profile, before }: Target,
  wanted: Wanted,
  title: string,
): Promise<Values | undefined> {
  const values: Partial<Record<ValueName, string | boolean>> = { ...wanted.ddns };
  if (values.mode !== undefined) {
    const mode = ddnsMode(text(values, 'mode'));
    values.mode = (await allowedModes(client)).find((one) => ddnsMode(one) === mode) ?? values.mode;
  }
  for (const name of secretsIn(wanted)) {
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
          ? l10n.t('The update URL with its secret, which is not taken from files. Better: <pass> in its place.')
          : l10n.t('The user name that the update URL sends as a key: it is not taken from files.'),
      value: name === 'updateUrl' ? maskUpdateUrl(known) : '',
      password: name === 'username',
      validate: (typed) =>
        typed === '' || typed.includes(MASK) ? l10n.t('Replace {0} with what it stands for.', MASK) : undefined,
    });
    return undefined;
  });
  return entered;
}
