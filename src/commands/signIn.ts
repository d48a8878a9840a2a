import * as vscode from 'vscode';
import { trustOf } from '../routers/identityStore';
import type { RouterProfile } from '../routers/profile';
import type { Trust } from '../tr064/identity';
import { identityStep } from '../ui/identityStep';
import { showInfo, showWarning } from '../ui/notifications';
import { type SignedIn, signInSteps } from '../ui/signInSteps';
import { runSteps, type Step } from '../ui/steps';
import type { Parts } from './parts';

/** Asks for another login and keeps it once the box has accepted it. */
export async function signIn(parts: Parts, profile: RouterProfile): Promise<void> {
  const trust = parts.identities.get(profile.id);
  if (trust === undefined) {
    await reviewIdentity(parts, profile);
    return;
  }
  const before = await parts.credentials.get(profile.id, trust);
  await run(parts, profile, (keep) => loginStep(profile, trust, before?.user, keep));
}

/**
 * Shows the identity a router has now. A new one is accepted together with a login: the old login was entered for
 * the old identity and does not go to the new one by itself.
 */
export async function reviewIdentity(parts: Parts, profile: RouterProfile): Promise<void> {
  const { host, port, id, name } = profile;
  const before = parts.identities.get(id);
  await run(parts, profile, (keep) =>
    identityStep(
      // An imported address was typed by nobody: it is shown even with a certificate that is good for it.
      { host, port, before, alwaysAsk: true },
      {
        accepted: (identity) => loginStep(profile, trustOf(identity), undefined, keep),
        unchanged:
          ({ fingerprint }) =>
          async () => {
            showInfo(vscode.l10n.t('{0} shows the identity you have accepted: {1}', name, fingerprint));
            await parts.refresher.refresh([id]);
            return undefined;
          },
      },
    ),
  );
}

type Keep = (trust: Trust, result: SignedIn) => void;

function loginStep({ host, port }: RouterProfile, trust: Trust, user: string | undefined, keep: Keep): Step {
  return signInSteps({ host, port, trust, user }, (result) => () => {
    keep(trust, result);
    return Promise.resolve(undefined);
  });
}

/** Runs the steps and stores what came of them; nothing is stored when the person gives up. */
async function run(parts: Parts, { id, name }: RouterProfile, first: (keep: Keep) => Step): Promise<void> {
  const outcome: { trust?: Trust; result?: SignedIn } = {};
  const keep: Keep = (trust, result) => {
    Object.assign(outcome, { trust, result });
  };
  await runSteps(vscode.l10n.t('Sign In to {0}', name), first(keep));
  const { trust, result } = outcome;
  if (trust === undefined || result === undefined) return;
  await parts.identities.accept(id, trust);
  warnIfNotStored(await parts.credentials.set(id, trust, result.credentials));
  const { modelName: model, udn } = result.description;
  await parts.routers.identify(id, { model, udn });
  await parts.refresher.refreshAnew(id);
}

/** Says so when the computer has no place to keep a password. */
export function warnIfNotStored(kept: 'stored' | 'window'): void {
  if (kept === 'stored') return;
  showWarning(
    vscode.l10n.t(
      'VS Code cannot store the password: this computer offers no keyring. You stay signed in until this window is closed.',
    ),
  );
}
