import { l10n } from 'vscode';
import { text, type Values } from '../wanted/values';
import type { RouterProfile } from '../routers/profile';
import { confirmStep } from '../ui/confirmStep';
import { askFor, type Step } from '../ui/steps';
import { change, type ChangeParts, propose } from './change';
import type { Plan, Target } from './change/verb';
import { passwordStep, planUser, readUsers, type UserDraft } from './remoteAccessUser';

/** Sets port and user of the access from the internet (SetConfig). Never used to switch it on or off alone. */
export async function setUpRemoteAccess(parts: ChangeParts, profile: RouterProfile): Promise<void> {
  const title = l10n.t('Set Up Remote Access');
  const apply = l10n.t('Set Up');
  await change(parts, [profile], {
    title,
    apply,
    kind: 'remoteAccessUser',
    plan: (target) => {
      const draft: UserDraft = { enabled: true, port: text(target.before, 'port'), username: '', password: '' };
      return askFor<Plan>(`${title}: ${profile.name}`, (done) =>
        enabledStep(target, draft, (users) => {
          const plan = planUser(target, draft, users);
          const proposal = propose({ ...target, plan }, 'remoteAccessUser');
          return confirmStep([proposal], { title, apply }, parts.documents, () => done({ ...plan, agreed: true }));
        }),
      );
    },
  });
}

type Last = (users: readonly string[]) => Step | undefined;

function enabledStep(target: Target, draft: UserDraft, last: Last): Step {
  const portStep: Step = async (input) => {
    draft.port = await input.text({
      prompt: l10n.t(
        'Port, 1 to 65535. With 443 the address needs no port, and every scan of the internet tries it; a high one, such as 40000 to 65000, is tried less often and some networks (hotels, companies) block it.',
      ),
      value: draft.port,
      validate: portProblem,
    });
    return usersStep(target, draft, last);
  };
  return async (input) => {
    draft.enabled = await input.pick<boolean>({
      placeholder: l10n.t('Turn remote access on?'),
      items: [
        { label: l10n.t('On'), icon: 'globe', value: true },
        {
          label: l10n.t('Off'),
          icon: 'circle-slash',
          detail: l10n.t('The port and user are still saved.'),
          value: false,
        },
      ],
    });
    return portStep;
  };
}

/** A whole number from 1 to 65535, as it is written. */
export function portProblem(port: string): string | undefined {
  const number = Number(port);
  return /^[1-9]\d{0,4}$/.test(port) && number <= 65535 ? undefined : l10n.t('Ports go from 1 to 65535.');
}

const NEW_USER = Symbol('a new user');

export function usersStep(
  target: Target,
  draft: UserDraft,
  last: Last,
  question = l10n.t('Which user gets remote access? FRITZ!OS requires a new password.'),
): Step {
  return async (input) => {
    const { before } = target;
    const { names, rules } = await readUsers(input, target);
    const former = text(before, 'username');
    const offered = former === '' || names.includes(former) ? names : [former, ...names];
    const password = (): Step => passwordStep(draft, rules, () => last(names));
    const chosen = await input.pick<string | typeof NEW_USER>({
      placeholder: question,
      active: draft.username || former,
      items: [
        ...offered.map((name) => ({
          label: name,
          icon: 'account',
          ...(name === former ? { description: l10n.t('has the right now') } : {}),
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

function newUserStep(draft: UserDraft, before: Values, next: () => Step): Step {
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
