import assert from 'node:assert/strict';
import { type SimulatedBox } from '../../box';
import { call, faultCode, loggedIn, perform, soapRequest, startTestBox } from './client';
import { passTime, startClock, stopClock } from './clock';

const AUTH = 'X_AVM-DE_Auth';
const REMOTE_ACCESS = 'X_AVM-DE_RemoteAccess';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

suite('Simulated box: second factor', () => {
  let box: SimulatedBox;

  setup(async () => {
    box = await startTestBox({ scenario: 'second-factor' });
  });

  teardown(() => {
    startClock();
    return box.close();
  });

  const act = (action: 'start' | 'stop', token?: string) =>
    perform(box, soapRequest(AUTH, 'SetConfig', { NewAction: action }, token));
  const stateFor = async (token?: string) => (await perform(box, soapRequest(AUTH, 'GetState', {}, token))).NewState;
  const disable = (token?: string) => perform(box, soapRequest(REMOTE_ACCESS, 'SetEnable', { NewEnabled: '0' }, token));
  const rejects = (code: number, work: Promise<unknown>) => assert.rejects(work, { message: `500/${code}` });
  const started = async () => {
    const { NewToken = '' } = await act('start');
    return NewToken;
  };

  test('a change waits for a confirmation at the box, and is made with the token', async () => {
    await rejects(866, disable());
    assert.equal((await call(box, AUTH, 'GetInfo')).NewEnabled, '1');
    const { NewState, NewToken, NewMethods } = await act('start');
    assert.deepEqual([NewState, NewMethods], ['waitingforauth', 'button,dtmf;*11234']);
    assert.match(NewToken ?? '', UUID);
    assert.equal(await stateFor(NewToken), 'waitingforauth');
    await rejects(866, disable(NewToken));
    box.pressButton();
    assert.equal(await stateFor(NewToken), 'authenticated');
    await rejects(866, disable());
    await rejects(866, disable('2C0A2110-30BA-444e-8B83-566BC3F19C80'));
    assert.equal(box.state.remoteAccess.enabled, true);
    assert.deepEqual(await disable(NewToken), { NewPort: '44123' });
    assert.deepEqual(await act('stop', NewToken), { NewState: 'stopped', NewToken: '', NewMethods: '' });
    assert.equal(await stateFor(NewToken), 'stopped');
    await rejects(866, disable(NewToken));
  });

  test('every setter that opens or closes a way in asks, and nothing else does', async () => {
    const asked: string[] = [];
    for (const [service, actions] of [
      [REMOTE_ACCESS, ['GetInfo', 'SetConfig', 'SetEnable', 'SetLetsEncryptEnable', 'GetDDNSInfo', 'SetDDNSConfig']],
      [
        'ManagementServer',
        [
          'GetInfo',
          'SetManagementServerURL',
          'X_SetTR069Enable',
          'X_AVM-DE_GetTR069FirmwareDownloadEnabled',
          'X_AVM-DE_SetTR069FirmwareDownloadEnabled',
        ],
      ],
      [AUTH, ['SetConfig']],
    ] as const) {
      for (const action of actions) {
        const reply = await loggedIn(box, soapRequest(service, action));
        if (faultCode(reply) === 866) {
          asked.push(`${service}:${action}`);
        }
      }
    }
    assert.deepEqual(asked, [
      'X_AVM-DE_RemoteAccess:SetConfig',
      'X_AVM-DE_RemoteAccess:SetEnable',
      'X_AVM-DE_RemoteAccess:SetLetsEncryptEnable',
      'X_AVM-DE_RemoteAccess:SetDDNSConfig',
      'ManagementServer:X_SetTR069Enable',
      'ManagementServer:X_AVM-DE_SetTR069FirmwareDownloadEnabled',
    ]);
  });

  test('other boxes ask for nothing, and none does that has it switched off', async () => {
    box.state.secondFactor.enabled = false;
    assert.deepEqual(await act('start'), { NewState: 'disabled', NewToken: '', NewMethods: '' });
    assert.equal(await stateFor(), 'disabled');
    await disable();
    const other = await startTestBox();
    try {
      await call(other, REMOTE_ACCESS, 'SetEnable', { NewEnabled: '0' });
    } finally {
      await other.close();
    }
  });

  test('606 comes first: a user without the right is not sent to the box', async () => {
    const wanted = soapRequest(REMOTE_ACCESS, 'SetEnable', { NewEnabled: '0' });
    await rejects(606, perform(box, wanted, box.users[1]));
  });

  test('the token is read from the header of SOAP in the namespace of AVM, under any prefix', async () => {
    const token = await started();
    box.pressButton();
    const good = soapRequest(REMOTE_ACCESS, 'SetEnable', { NewEnabled: '1' }, token);
    const changed = (from: string | RegExp, to: string) => {
      const body = String(good.body).replaceAll(from, to);
      assert.notEqual(body, good.body);
      return { ...good, body };
    };
    await perform(box, good);
    await perform(box, changed(/avm([:=])/g, 'x$1'));
    await perform(box, changed(/<avm:token xmlns:avm=(.*)<\/avm:token>/g, '<token xmlns=$1</token>'));
    await rejects(866, perform(box, changed('"avm.de"', '"AVM.de"')));
    await rejects(866, perform(box, changed('"avm.de"', '"urn:avm.de"')));
    await rejects(866, perform(box, changed(/<avm:token [^>]*>(.*)<\/avm:token>/g, '<token>$1</token>')));
    await rejects(866, perform(box, changed(/s:Header/g, 's:Trailer')));
  });

  test('a code is dialled: the right one confirms, any other fails', async () => {
    const first = await started();
    box.dial('*11235');
    assert.equal(await stateFor(first), 'failure');
    box.pressButton();
    assert.equal(await stateFor(first), 'failure', 'it is over');
    await rejects(866, disable(first));
    const second = await started();
    box.dial('*11234');
    assert.equal(await stateFor(second), 'authenticated');
  });

  test('a box without telephones knows the button only', async () => {
    box.state.secondFactor.methods = 'button';
    const { NewToken, NewMethods } = await act('start');
    assert.equal(NewMethods, 'button');
    box.dial('*11234');
    assert.equal(await stateFor(NewToken), 'waitingforauth');
    box.pressButton();
    assert.equal(await stateFor(NewToken), 'authenticated');
  });

  test('one process at a time for the whole box, until it is stopped', async () => {
    box.pressButton();
    assert.equal(await stateFor(), 'stopped', 'nothing waited for it');
    const token = await started();
    const other = '2C0A2110-30BA-444e-8B83-566BC3F19C80';
    const refused = { NewState: 'anotherauthprocess', NewToken: '', NewMethods: '' };
    assert.deepEqual(await act('start'), refused);
    assert.equal(await stateFor(other), 'anotherauthprocess');
    assert.equal(await stateFor(), 'stopped');
    assert.deepEqual(await act('stop', other), refused);
    box.pressButton();
    assert.deepEqual(await act('start'), refused, 'a confirmed one is under way too');
    box.state.secondFactor.whenBusy = 868;
    await rejects(868, act('start'));
    await rejects(868, disable());
    await disable(token);
    await act('stop', token);
    assert.notEqual(await started(), token);
  });

  test('867 for all while the box is blocked', async () => {
    const token = await started();
    box.pressButton();
    box.state.secondFactor.blocked = true;
    assert.equal(await stateFor(token), 'blocked');
    await rejects(867, act('start'));
    await rejects(867, disable(token));
    box.state.secondFactor.blocked = false;
    await disable(token);
  });

  test('a process ends by itself, confirmed or not', async () => {
    stopClock();
    const waiting = await started();
    passTime(119_999);
    assert.equal(await stateFor(waiting), 'waitingforauth');
    passTime(1);
    box.pressButton();
    assert.equal(await stateFor(waiting), 'stopped');
    box.state.secondFactor.timeoutMs = 1000;
    const confirmed = await started();
    passTime(999);
    box.pressButton();
    passTime(999);
    await disable(confirmed);
    passTime(1);
    await rejects(866, disable(confirmed));
    assert.equal(await stateFor(confirmed), 'stopped');
  });

  test('402 for anything but start and stop', async () => {
    await rejects(402, call(box, AUTH, 'SetConfig', { NewAction: 'Start' }));
    await rejects(402, call(box, AUTH, 'SetConfig', { NewAction: '' }));
  });

  test('a restart forgets it', async () => {
    const token = await started();
    box.pressButton();
    await box.reboot(0);
    assert.equal(await stateFor(token), 'stopped');
    await rejects(866, disable(token));
  });
});
