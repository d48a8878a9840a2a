import assert from 'node:assert/strict';
import type { World } from '../../../src/diagnosis/world';
import type { RouterState } from '../../../src/storage/boxStateStore';
import type { Tr064ErrorKind } from '../../../src/tr064/errors';
import { milestones } from '../../../src/tree/milestones';
import { type Change, certificate, endpoints, OBSERVED_AT, scene, tls } from '../../observed';

const read = (change: Change = {}): RouterState & { readonly world: World } => {
  const { state: boxState, world } = scene(change);
  return { boxState, failure: undefined, refreshing: false, world };
};
const failed = (kind: Tr064ErrorKind): RouterState => ({
  boxState: undefined,
  failure: { kind, details: {}, at: OBSERVED_AT },
  refreshing: false,
});
const added: RouterState = { boxState: undefined, failure: undefined, refreshing: true };

suite('milestones', () => {
  const all = 'letIn added signedIn statusRead reachable certified';
  const cases: [what: string, states: (RouterState & { readonly world?: World })[], reached: string][] = [
    ['no router', [], ''],
    ['one that was just added', [added], 'letIn added signedIn'],
    ['access for applications switched off', [failed('tr064-off')], 'added signedIn'],
    ['signed out', [failed('sign-in-needed')], 'letIn added'],
    ['a password that is refused', [failed('wrong-credentials')], 'letIn added'],
    ['one that is not there', [failed('unreachable')], 'letIn added signedIn'],
    ['all well', [read()], all],
    ['not checked', [{ ...read(), world: { version: 1 } }], 'letIn added signedIn statusRead'],
    ['nothing that answers', [read({ endpoints: endpoints({ state: 'closed' }) })], 'letIn added signedIn statusRead'],
    [
      'a certificate that is signed by itself',
      [
        read({
          endpoints: endpoints(tls(certificate({ selfSigned: true, trusted: false }))),
          fingerprint: 'SHA256:box',
        }),
      ],
      all.replace(' certified', ''),
    ],
    ['what one lacks, another may have', [failed('sign-in-needed'), read()], all],
  ];
  for (const [what, states, reached] of cases) {
    test(what, () => {
      const names = Object.entries(milestones(states)).flatMap(([name, is]) => (is ? [name] : []));
      assert.equal(names.join(' '), reached);
    });
  }
});
