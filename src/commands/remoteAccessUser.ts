import { l10n } from 'vscode';
import { text } from '../wanted/values';
import { getInfo, getUserList, type LanConfigSecurityInfo } from '../tr064/services/lanConfigSecurity';
import type { Step, StepInput } from '../ui/steps';
import type { Plan, Target } from './change/verb';
import { connectionsEnd } from './turnRemoteAccess';

/** What SetConfig is to store: port, and the user with the right to set up the box from the internet. */
export interface UserDraft {
  enabled: boolean;
  port: string;
  username: string;
  password: string;
}

/** The users the box lists, and its rules for passwords; both as far as it tells. */
export async function readUsers(
  input: StepInput,
  { client }: Target,
): Promise<{ names: string[]; rules: LanConfigSecurityInfo | undefined }> {
  return input.wait(l10n.t('Asking the FRITZ!Box for its users…'), async (signal) => {
    const [names, rules] = await Promise.all([
      getUserList(client, { signal }).then(
        (list) => list.map(({ name }) => name),
        () => [],
      ),
      getInfo(client, { signal }).catch(() => undefined),
    ]);
    return { names, rules };
  });
}

/** Asks for the new password of the user, twice. */
export function passwordStep(
  draft: UserDraft,
  rules: LanConfigSecurityInfo | undefined,
  next: () => Step | undefined,
): Step {
  return async (input) => {
    const password = await input.text({
      prompt: l10n.t(
        'New password of {0}. It lets its owner set up the FRITZ!Box from the internet: make it a long one.',
        draft.username,
      ),
      password: true,
      validate: (text) => passwordProblem(text, rules),
      advise: passwordAdvice,
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

/** A box takes short ones, too. */
export function passwordAdvice(password: string): string | undefined {
  return password.length < 12
    ? l10n.t('This is short: from the internet, anyone can try passwords. 12 characters or more are hard to guess.')
    : undefined;
}

/** What the box itself says it takes (LANConfigSecurity GetInfo), and no empty one in any case. */
export function passwordProblem(password: string, rules: LanConfigSecurityInfo | undefined): string | undefined {
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

/** What the action is to store, and what it does to users. `names` are those the box lists: none, where it does not. */
export function planUser({ before, client }: Target, draft: UserDraft, names: readonly string[]): Plan {
  const { enabled, port, username, password } = draft;
  const own = client.credentials?.user;
  const former = text(before, 'username');
  // A list may lack users that are switched off, and from the internet a box lists none.
  const isListed = names.includes(username) || (former !== '' && username === former);
  // The one this was set up for last may be renamed: then it is the same user under another name.
  const mayRename = !isListed && former !== '' && former !== username;
  const isOwn = own !== undefined && (own === username || (mayRename && own === former));
  return {
    wanted: { enabled, port, username },
    password: { value: password, change: 'new' },
    newLogin: isOwn ? { user: username, password } : undefined,
    cutsOff: [
      l10n.t('{0} gets the right to set up the FRITZ!Box from the internet, with this password.', username),
      isListed
        ? l10n.t(
            'The password that {0} has now stops working everywhere, and the user is switched on if switched off.',
            username,
          )
        : l10n.t('A user of that name is made, or switched on if it is there and switched off.'),
      !isListed &&
        names.length === 0 &&
        l10n.t('If {0} is there, the password of that user stops working everywhere.', username),
      mayRename &&
        l10n.t(
          'Or the FRITZ!Box renames {0} instead: then the name {0} and its password stop working everywhere.',
          former,
        ),
      before.enabled === true && !enabled && connectionsEnd(),
      before.enabled === true &&
        enabled &&
        port !== before.port &&
        l10n.t(
          'The old port {0} stops working at once: links, apps and bookmarks need the new one.',
          text(before, 'port'),
        ),
      isOwn && l10n.t('From then on you are signed in here as {0} with this password.', username),
    ]
      .filter(Boolean)
      .join('\n'),
  };
}
