import type { SettingKind, ValueName, Values } from '../../wanted/values';
import type { RouterProfile } from '../../routers/profile';
import type { Tr064Client } from '../../tr064/client';
import type { Credentials } from '../../tr064/digest';
import type { Trust } from '../../tr064/identity';
import type { PasswordChange } from '../../ui/words/changes';

export interface Target {
  readonly profile: RouterProfile;
  readonly client: Tr064Client;
  readonly trust: Trust;
  readonly before: Values;
}

export interface Plan {
  /** The values that are to be other; those that are so already are no change. */
  readonly wanted: Values;
  /** Values that the box chooses. */
  readonly leftToBox?: readonly ValueName[];
  readonly password?: { readonly value: string; readonly change: PasswordChange } | undefined;
  /** The login that works afterwards, where the change is to the signed-in user. */
  readonly newLogin?: Credentials | undefined;
  readonly notes?: readonly string[];
  /** Which access it ends. */
  readonly cutsOff?: string | undefined;
  /** The person has been shown the change and agreed to it. */
  readonly agreed?: boolean;
}

export interface Verb {
  /** Title of its inputs and its progress. */
  readonly title: string;
  /** On the button that does it. */
  readonly apply: string;
  readonly kind: SettingKind;
  /** Brings back what the last change has changed. */
  readonly isUndo?: boolean;
  /** See UndoRecord. */
  readonly together?: string | undefined;
  /** Says what is to be done, and asks for what is missing; `undefined` when the person gives up. */
  readonly plan: (target: Target) => Promise<Plan | undefined> | Plan | undefined;
  /** Says more than "stored" and goes on from there; for one router. */
  readonly done?: ((target: Target, now: Values) => Promise<void> | void) | undefined;
}

export interface Planned extends Target {
  readonly plan: Plan;
}
