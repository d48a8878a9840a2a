import type { Milestones } from '../common/vscode/contextKeys';
import { standingOf } from '../diagnosis/standing';
import type { World } from '../diagnosis/world';
import type { RouterState } from '../storage/boxStateStore';

/** Each is reached as soon as one router has reached it. */
export function milestones(states: readonly (RouterState & { readonly world?: World | undefined })[]): Milestones {
  const boxStates = states.flatMap(({ boxState }) => boxState ?? []);
  const codes = states.flatMap(({ boxState, world }) =>
    boxState === undefined ? [] : standingOf(boxState, world).findings.map(({ code }) => code),
  );
  const someWithout = (...kinds: readonly string[]): boolean =>
    states.some(({ failure }) => failure === undefined || !kinds.includes(failure.kind));
  return {
    // A router gets into the list only after the box has let this extension in with its login.
    letIn: someWithout('tr064-off'),
    added: states.length > 0,
    signedIn: someWithout('sign-in-needed', 'wrong-credentials'),
    statusRead: boxStates.length > 0,
    reachable: codes.includes('remote-port-open'),
    certified: codes.includes('certificate-good'),
  };
}
