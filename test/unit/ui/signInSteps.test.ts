import '../../vscode/l10n';
import assert from 'node:assert/strict';
import { isRead } from '../../../src/box/boxState';
import { type SignedIn, signInSteps } from '../../../src/ui/signInSteps';
import type { PickOptions, Step, StepInput, TextOptions } from '../../../src/ui/steps';
import { startBox, type SimulatedBox } from '../../box';
import { loginOf } from '../../clientFor';

suite('signing in', () => {
  let box: SimulatedBox;
  setup(async () => {
    box = await startBox();
  });
  teardown(() => box.close());

  /** Goes through the steps as a person does who picks the first user offered, or types the name, and the password. */
  async function signIn(password: string, asked: string[] = []): Promise<SignedIn | undefined> {
    const abort = new AbortController();
    const input = {
      signal: abort.signal,
      wait: (_what: string, task: (signal: AbortSignal) => Promise<unknown>) => task(abort.signal),
      pick: ({ items, placeholder }: PickOptions<unknown>) => {
        asked.push(placeholder);
        return Promise.resolve(items.flatMap((item) => ('value' in item ? [item.value] : []))[0]);
      },
      text: async ({ password: masked, accept }: TextOptions) => {
        const text = masked === true ? password : loginOf(box).user;
        await accept?.(text, abort.signal);
        return text;
      },
    } as unknown as StepInput;
    let result: SignedIn | undefined;
    const endpoint = { host: box.host, port: box.tlsPort };
    const trust = { kind: 'key', fingerprint: box.fingerprint } as const;
    let step: Step | undefined = signInSteps({ endpoint, trust }, (signedIn) => {
      result = signedIn;
      return () => Promise.resolve(undefined);
    });
    while (step !== undefined) step = await step(input);
    abort.abort();
    return result;
  }

  for (const code of [401, 501, 503, 606, 820, 866] as const) {
    test(`goes on with unknown rights when the box answers GetConfig with fault ${code}`, async () => {
      box.faults.order({ kind: 'fault', code }, { action: 'GetConfig' });
      const result = await signIn(loginOf(box).password);
      assert.ok(result !== undefined && !isRead(result.rights) && result.rights.code === code);
      assert.equal(result.description.modelName, 'FRITZ!Box 7590');
    });
  }

  test('has the name typed when the box does not list its users', async () => {
    for (const code of [401, 501, 606, 820] as const) {
      box.faults.order({ kind: 'fault', code }, { action: 'X_AVM-DE_GetUserList' });
      box.faults.order({ kind: 'fault', code }, { action: 'X_AVM-DE_GetAnonymousLogin' });
      assert.equal((await signIn(loginOf(box).password))?.credentials.user, loginOf(box).user);
    }
  });

  test('still refuses a wrong password', async () => {
    await assert.rejects(signIn('not-the-password'), { kind: 'wrong-credentials' });
  });

  test('asks before it keeps a login that the box has not looked at', async () => {
    box.faults.order({ kind: 'status', status: 404 }, { action: 'GetConfig', times: Infinity });
    const asked: string[] = [];
    assert.ok((await signIn(loginOf(box).password, asked))?.isProven, 'another answer needs it');
    assert.deepEqual(asked.length, 1, 'the user');
    box.faults.order({ kind: 'status', status: 500 }, { action: 'GetInfo', times: Infinity });
    assert.equal((await signIn('not-the-password', asked))?.isProven, false);
    assert.match(asked.at(-1) ?? '', /could not be checked/);
  });

  test('refuses it as well when the box fails at GetConfig before it looks at the login', async () => {
    box.faults.order({ kind: 'status', status: 500 }, { action: 'GetConfig' });
    await assert.rejects(signIn('not-the-password'), { kind: 'wrong-credentials' });
  });
});
