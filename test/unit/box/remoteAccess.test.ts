import assert from 'node:assert/strict';
import { type SimulatedBox } from '../../box';
import { call, startTestBox, without, type Credentials } from './client';

const SERVICE = 'X_AVM-DE_RemoteAccess';

suite('Simulated box: remote access', () => {
  let box: SimulatedBox;

  const start = async (scenario: Parameters<typeof startTestBox>[0]) => {
    box = await startTestBox(scenario);
  };
  const act = (action: string, args: Record<string, string> = {}, as?: Credentials) =>
    call(box, SERVICE, action, args, as);
  const refused = (code: number, action: string, args: Record<string, string>) =>
    assert.rejects(act(action, args), { message: `500/${code}` });

  teardown(() => box.close());

  suite('SetConfig', () => {
    const config = { NewEnabled: '1', NewPort: '8443', NewUsername: 'fern', NewPassword: 'neues-Passwort' };

    test('what is set is what is read', async () => {
      await start({});
      await act('SetConfig', { ...config, NewUsername: 'anna' });
      const info = await act('GetInfo', {}, { name: 'anna', password: 'neues-Passwort' });
      assert.equal(info.NewEnabled, '1');
      assert.equal(info.NewPort, '8443');
      assert.equal(info.NewUsername, 'anna');
    });

    test('renames the user it configured last', async () => {
      await start({});
      await act('SetConfig', config);
      assert.deepEqual(
        box.state.users.map(({ name }) => name),
        ['fern', 'paul'],
      );
    });

    test('makes a user with rights to configure from the internet where there was none', async () => {
      await start({ scenario: 'factory' });
      await act('SetConfig', { ...config, NewUsername: 'fern@example.org' });
      assert.deepEqual(
        box.state.users.map(({ name, fromInternet }) => ({ name, fromInternet })),
        [
          { name: 'fritz1337', fromInternet: false },
          { name: 'fern@example.org', fromInternet: true },
        ],
      );
      assert.equal(box.users[1]?.password, 'neues-Passwort');
    });

    test('enables a disabled user of that name', async () => {
      await start({});
      const user = box.state.users[1];
      assert.ok(user);
      Object.assign(user, { enabled: false, rights: { ...user.rights, BoxAdmin: 'readwrite' } });
      await act('SetConfig', { ...config, NewUsername: 'paul' });
      assert.equal(user.enabled, true);
    });

    test('402 for a port that is none', async () => {
      await start({});
      for (const NewPort of ['0', '65536', '-1', '', 'https', '44 3']) {
        await refused(402, 'SetConfig', { ...config, NewPort });
      }
      assert.equal(box.state.remoteAccess.port, 44123);
    });

    test('820 for a name that belongs to a user without rights, and for bad names and passwords', async () => {
      await start({});
      await refused(820, 'SetConfig', { ...config, NewUsername: 'paul' });
      await refused(820, 'SetConfig', { ...config, NewUsername: '' });
      await refused(820, 'SetConfig', { ...config, NewUsername: 'ärger' });
      await refused(820, 'SetConfig', { ...config, NewPassword: '' });
      await refused(820, 'SetConfig', { ...config, NewPassword: 'x'.repeat(33) });
    });
  });

  suite('SetEnable', () => {
    test('off keeps the port, on picks another one', async () => {
      await start({});
      assert.deepEqual(await act('SetEnable', { NewEnabled: '1' }), { NewPort: '44123' });
      assert.deepEqual(await act('SetEnable', { NewEnabled: '0' }), { NewPort: '44123' });
      assert.equal((await act('GetInfo')).NewEnabled, '0');
      const { NewPort } = await act('SetEnable', { NewEnabled: '1' });
      const info = await act('GetInfo');
      assert.equal(info.NewEnabled, '1');
      assert.equal(info.NewPort, NewPort);
    });

    test('port 0 and still off while nobody may come in from the internet', async () => {
      await start({ scenario: 'factory' });
      assert.deepEqual(await act('SetEnable', { NewEnabled: '1' }), { NewPort: '0' });
      assert.equal((await act('GetInfo')).NewEnabled, '0');
    });

    test('402 for anything but a boolean', async () => {
      await start({});
      await refused(402, 'SetEnable', { NewEnabled: 'on' });
    });
  });

  test('SetLetsEncryptEnable: a certificate is fetched for the MyFRITZ! name, so there has to be one', async () => {
    await start({});
    const state = async () => (await act('GetInfo')).NewLetsEncryptState;
    await act('SetLetsEncryptEnable', { NewLetsEncryptEnabled: '1' });
    assert.equal(await state(), 'valid');
    await act('SetLetsEncryptEnable', { NewLetsEncryptEnabled: '0' });
    assert.equal(await state(), 'not_used');
    await act('SetLetsEncryptEnable', { NewLetsEncryptEnabled: '1' });
    assert.equal(await state(), 'get');
    box.state.myFritz.enabled = false;
    await act('SetLetsEncryptEnable', { NewLetsEncryptEnabled: '1' });
    assert.equal(await state(), 'not_used');
  });

  suite('SetDDNSConfig', () => {
    const config = {
      NewEnabled: '1',
      NewProviderName: 'Benutzerdefiniert',
      NewUpdateURL: 'dyn.example.net/?a=<domain>&b=<ipaddr> https://dyn.example.net/?c=<ip6addr>&d=<b64>x:y</b64>',
      NewDomain: 'box.example.net',
      NewUsername: 'me&you',
      NewMode: 'ddns_both',
      NewServerIPv4: 'v4.example.net',
      NewServerIPv6: 'v6.example.net',
      NewPassword: '',
    };

    test('what is set is what is read, except for the password', async () => {
      await start({});
      await act('SetDDNSConfig', config);
      assert.deepEqual(await act('GetDDNSInfo'), {
        ...without(config, 'NewPassword'),
        NewStatusIPv4: 'updating',
        NewStatusIPv6: 'updating',
      });
      assert.equal(box.state.ddns.password, '', 'an empty password is stored like any other');
    });

    test('only the families of the mode are updated', async () => {
      await start({});
      await act('SetDDNSConfig', { ...config, NewMode: 'ddns_v6' });
      const info = await act('GetDDNSInfo');
      assert.deepEqual([info.NewStatusIPv4, info.NewStatusIPv6], ['offline', 'updating']);
      box.state.internet.connected = false;
      await act('SetDDNSConfig', { ...config, NewMode: 'ddns_v4' });
      assert.equal((await act('GetDDNSInfo')).NewStatusIPv4, 'internet-not-connected');
    });

    test('a provider of the list brings its own URL', async () => {
      await start({});
      await act('SetDDNSConfig', { ...config, NewProviderName: 'Namen & Nummern DynDNS' });
      const info = await act('GetDDNSInfo');
      assert.equal(info.NewProviderName, 'Namen & Nummern DynDNS');
      assert.deepEqual([info.NewUpdateURL, info.NewServerIPv4, info.NewServerIPv6], ['', '', '']);
    });

    test('402 for unknown providers and modes, URLs without a path and anything left out', async () => {
      await start({});
      const before = { ...box.state.ddns };
      await refused(402, 'SetDDNSConfig', { ...config, NewProviderName: 'User-defined' });
      await refused(402, 'SetDDNSConfig', { ...config, NewMode: 'ddns_both_together' });
      await refused(402, 'SetDDNSConfig', { ...config, NewUpdateURL: 'https://dyn.example.net' });
      await refused(402, 'SetDDNSConfig', { ...config, NewUpdateURL: '' });
      await refused(402, 'SetDDNSConfig', without(config, 'NewPassword'));
      assert.deepEqual(box.state.ddns, before);
    });
  });
});
