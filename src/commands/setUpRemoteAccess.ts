import { l10n } from 'vscode';
import { text, type Values } from '../routers/changes/boxSetting';
import type { RouterProfile } from '../routers/profile';
import type { Credentials } from '../tr064/digest';
import { getInfo, getUserList, type LanConfigSecurityInfo } from '../tr064/services/lanConfigSecurity';
import { confirmStep } from '../ui/confirmStep';
import { runSteps, type Step } from '../ui/steps';
import { change, propose } from './change';
import type { Plan, Target } from './change/verb';
import type { Parts } from './parts';

/** Sets port and user of the access from the internet (SetConfig). Never used to switch it on or off alone. */
export async function setUpRemoteAccess(parts: Parts, profile: RouterProfile): Promise<void> {
  const title = l10n.t('Set Up Remote Access');
  const apply = l10n.t('Set Up');
  await change(parts, [profile], {
    title,
    apply,
    kind: 'remoteAccessUser',
    plan: async (target) => {
      const draft: Draft = { enabled: true, port: text(target.before, 'port'), username: '', password: '' };
      let plan: Plan | undefined;
      const last = (users: readonly string[]): Step => {
        const made = planOf(target, draft, users);
        return confirmStep(
          [propose({ kind: 'remoteAccessUser' })({ ...target, plan: made })],
          apply,
          parts.documents,
          () => {
            plan = { ...made, agreed: true };
          },
        );
      };
      await runSteps(`${title}: ${profile.name}`, enabledStep(target, draft, last));
      return plan;
    },
  });
}

interface Draft {
  enabled: boolean;
  port: string;
  username: string;
  password: string;
}

type Last = (users: readonly string[]) => Step;

function enabledStep(target: Target, draft: Draft, last: Last): Step {
  return async (input) => {
    draft.enabled = await input.pick<boolean>({
      placeholder: l10n.t('Shall the FRITZ!Box be reached from the internet over HTTPS afterwards?'),
      items: [
        { label: l10n.t('On'), icon: 'globe', value: true },
        {
          label: l10n.t('Off'),
          icon: 'circle-slash',
          detail: l10n.t('Port and user are set all the same.'),
          value: false,
        },
      ],
    });
    return portStep(target, draft, last);
  };
}

function portStep(target: Target, draft: Draft, last: Last): Step {
  return async (input) => {
    draft.port = await input.text({
      prompt: l10n.t(
        'Port, 1 to 65535. With 443 the address needs no port, and every scan of the internet tries it; a high one, such as 40000 to 65000, is tried less often and some networks (hotels, companies) block it.',
      ),
      value: draft.port,
      validate: portProblem,
    });
    return usersStep(target, draft, last);
  };
}

/** A whole number from 1 to 65535, as it is written. */
export function portProblem(port: string): string | undefined {
  const number = Number(port);
  return /^[1-9]\d{0,4}$/.test(port) && number <= 65535 ? undefined : l10n.t('Ports go from 1 to 65535.');
}

const NEW_USER = Symbol('a new user');

function usersStep(target: Target, draft: Draft, last: Last): Step {
  return async (input) => {
    const { client, before } = target;
    const [users, rules] = await input.wait(l10n.t('Asking the FRITZ!Box for its users…'), (signal) =>
      Promise.all([
        getUserList(client, { signal }).then(
          (list) => list.map(({ name }) => name),
          () => [],
        ),
        getInfo(client, { signal }).catch(() => undefined),
      ]),
    );
    const password = (): Step => passwordStep(draft, rules, () => last(users));
    const chosen = await input.pick<string | typeof NEW_USER>({
      placeholder: l10n.t('Which user gets the right to set up the FRITZ!Box from the internet?'),
      items: [
        { heading: l10n.t('the user gets a new password') },
        ...users.map((name) => ({
          label: name,
          icon: 'account',
          ...(name === before.username ? { description: l10n.t('has the right now') } : {}),
          value: name,
        })),
        { heading: '' },
        { label: l10n.t('A new user…'), icon: 'person-add', value: NEW_USER },
      ],
    });
    if (chosen === NEW_USER) return newUserStep(draft, before, password);
    draft.username = chosen;
    return password();
  };
}

function newUserStep(draft: Draft, before: Values, next: () => Step): Step {
  return async (input) => {
    const renamed = text(before, 'username');
    draft.username = (
      await input.text({
        prompt:
          renamed === ''
            ? l10n.t('Name or e-mail address of the new user')
            : l10n.t(
                'Name or e-mail address of the new user. The FRITZ!Box may rename {0} to it instead of adding one.',
                renamed,
              ),
        value: draft.username,
        validate: (name) => (name.trim() === '' ? l10n.t('Enter the name of a user.') : undefined),
      })
    ).trim();
    return next();
  };
}

function passwordStep(draft: Draft, rules: LanConfigSecurityInfo | undefined, next: () => Step): Step {
  return async (input) => {
    const password = await input.text({
      prompt: l10n.t(
        'New password of {0}. Whoever has it can set up the FRITZ!Box from the internet: make it a long one.',
        draft.username,
      ),
      password: true,
      validate: (text) => passwordProblem(text, rules),
    });
    return async (again) => {
      draft.password = await again.text({
        prompt: l10n.t('The new password of {0} once more', draft.username),
        password: true,
        validate: (text) => (text === password ? undefined : l10n.t('This is not the password you entered before.')),
      });
      return next();
    };
  };
}

/** What the box itself says it takes (LANConfigSecurity GetInfo), and no empty one in any case. */
function passwordProblem(password: string, rules: LanConfigSecurityInfo | undefined): string | undefined {
  const { minCharsPassword = 0, maxCharsPassword = 0, allowedCharsPassword = '' } = rules ?? {};
  if (password === '') return l10n.t('Enter the password.');
  if (password.length < minCharsPassword)
    return l10n.t('The FRITZ!Box takes at least {0} characters.', minCharsPassword);
  if (maxCharsPassword > 0 && password.length > maxCharsPassword)
    return l10n.t('The FRITZ!Box takes at most {0} characters.', maxCharsPassword);
  const stranger =
    allowedCharsPassword === '' ? undefined : [...password].find((one) => !allowedCharsPassword.includes(one));
  return stranger === undefined
    ? undefined
    : l10n.t('The FRITZ!Box does not take the character {0} in passwords.', stranger);
}

function planOf({ before, client }: Target, draft: Draft, users: readonly string[]): Plan {
  const { enabled, port, username, password } = draft;
  const own = client.credentials;
  const isNew = !users.includes(username);
  // The one this service set last may be renamed: then it is the same user under another name.
  const isOwn = own !== undefined && (own.user === username || (isNew && own.user === before.username));
  const newLogin: Credentials | undefined = isOwn ? { user: username, password } : undefined;
  const { enabled: was, port: oldPort } = before;
  return {
    wanted: { enabled, port, username },
    password: { value: password, change: 'new' },
    newLogin,
    cutsOff: [
      l10n.t('{0} gets the right to set up the FRITZ!Box from the internet, with this password.', username),
      ...(isNew
        ? [l10n.t('A user of that name is made, or the user this was set up for before is renamed.')]
        : [
            l10n.t(
              'The password that {0} has now stops working everywhere, and a user who is switched off is switched on.',
              username,
            ),
          ]),
      ...(was === true && !enabled ? [l10n.t('Whoever uses the FRITZ!Box from the internet is cut off.')] : []),
      ...(was === true && enabled && port !== oldPort
        ? [
            l10n.t(
              'The old port {0} stops working at once: links, apps and bookmarks need the new one.',
              String(oldPort),
            ),
          ]
        : []),
      ...(isOwn ? [l10n.t('This is the user you are signed in as here: the new password is kept here, too.')] : []),
    ].join('\n'),
  };
}
