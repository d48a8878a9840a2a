import { l10n } from 'vscode';
import type { Step } from './steps';
import type { PasswordChange } from './words/changes';

export interface DdnsPassword {
  readonly value: string;
  readonly change: PasswordChange;
}

type Choice = 'keep' | 'enter' | 'empty';

/**
 * Asks for the password of dynamic DNS. The box never gives it back and overwrites it with every change, so it is
 * sent again where it is known from here, and else asked for; none is sent only when the person says so.
 */
export function ddnsPasswordStep(
  known: string | undefined,
  chosen: (password: DdnsPassword) => Step | undefined,
): Step {
  return async (input) => {
    const choice = await input.pick<Choice>({
      placeholder: l10n.t('Which dynamic DNS password should be sent? Each change overwrites it.'),
      items: [
        ...(known === undefined
          ? []
          : [
              {
                label: l10n.t('The password set from here'),
                icon: 'key',
                detail: l10n.t('It is in the secret storage of VS Code and is sent again.'),
                value: 'keep' as const,
              },
            ]),
        {
          label: l10n.t('Enter the password…'),
          icon: 'edit',
          detail:
            known === undefined
              ? l10n.t('The FRITZ!Box does not give it back, and it was not set from here.')
              : l10n.t('Of your account at the provider.'),
          value: 'enter' as const,
        },
        {
          label: l10n.t('No password'),
          icon: 'circle-slash',
          detail: l10n.t('Only if the provider needs none: the FRITZ!Box forgets the one it has.'),
          value: 'empty' as const,
        },
      ],
    });
    if (choice === 'keep' && known !== undefined) return chosen({ value: known, change: 'kept' });
    return choice === 'empty' ? chosen({ value: '', change: 'empty' }) : enterStep(chosen);
  };
}

function enterStep(chosen: (password: DdnsPassword) => Step | undefined): Step {
  let entered = '';
  return async (input) => {
    entered = await input.text({
      prompt: l10n.t('Password of your account at the provider of dynamic DNS'),
      value: entered,
      password: true,
      validate: (text) =>
        text === '' ? l10n.t('Enter the password, or go back if the provider needs none.') : undefined,
    });
    return chosen({ value: entered, change: 'new' });
  };
}
