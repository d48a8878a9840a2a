import assert from 'node:assert/strict';
import { type SimulatedBox } from '../../box';
import { call, startTestBox, without, type Credentials } from './client';
import { passTime, startClock, stopClock } from './clock';

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

  teardown(() => {
    startClock();
    return box.close();
  });

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

    test('the port picked is a random one', async () => {
      await start({});
      const ports = new Set<string | undefined>();
      for (let round = 0; round < 4; round += 1) {
        await act('SetEnable', { NewEnabled: '0' });
        ports.add((await act('SetEnable', { NewEnabled: '1' })).NewPort);
      }
      assert.ok(ports.size > 1, [...ports].join());
    });

    test('606 without the right to configure', async () => {
      await start({});
      await assert.rejects(act('SetEnable', { NewEnabled: '0' }, box.users[1]), { message: '500/606' });
      assert.equal(box.state.remoteAccess.enabled, true);
    });

    test('port 0 and still off while no user may come in from the internet', async () => {
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
    box.state.paceMs = Infinity;
    await act('SetLetsEncryptEnable', { NewLetsEncryptEnabled: '1' });
    assert.equal(await state(), 'get');
    box.state.myFritz.enabled = false;
    assert.equal(await state(), 'not_used');
    await act('SetLetsEncryptEnable', { NewLetsEncryptEnabled: '1' });
    assert.equal(await state(), 'not_used');
  });

  for (const outcome of ['valid', 'invalid'] as const) {
    test(`Let's Encrypt: a certificate is fetched and then ${outcome}`, async () => {
      await start({});
      box.state.remoteAccess.letsEncryptOutcome = outcome;
      const state = async () => (await act('GetInfo')).NewLetsEncryptState;
      await act('SetLetsEncryptEnable', { NewLetsEncryptEnabled: '0' });
      box.state.paceMs = Infinity;
      await act('SetLetsEncryptEnable', { NewLetsEncryptEnabled: '1' });
      assert.equal(await state(), 'get');
      box.state.paceMs = 0;
      assert.equal(await state(), outcome);
    });
  }

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

    const changeWithClockStopped = (change: Partial<typeof config> = {}) => {
      stopClock();
      return act('SetDDNSConfig', { ...config, ...change });
    };

    /** The states each family shows one pace after the other, without repetitions. */
    const courses = async () => {
      const seen: [string[], string[]] = [[], []];
      for (let step = 0; step < 6; step += 1) {
        const { NewStatusIPv4 = '', NewStatusIPv6 = '' } = await act('GetDDNSInfo');
        seen[0].push(NewStatusIPv4);
        seen[1].push(NewStatusIPv6);
        passTime(box.state.paceMs);
      }
      return seen.map((states) => states.filter((state, index) => state !== states[index - 1]));
    };

    test('what is set is what is read, except for the password', async () => {
      await start({});
      box.state.paceMs = Infinity;
      await act('SetDDNSConfig', config);
      assert.deepEqual(await act('GetDDNSInfo'), {
        ...without(config, 'NewPassword'),
        NewStatusIPv4: 'checking',
        NewStatusIPv6: 'checking',
      });
      assert.equal(box.state.ddns.password, '', 'an empty password is stored like any other');
    });

    test('all text that XML allows is stored as it was sent', async () => {
      await start({});
      const every = Array.from({ length: 0xfffe }, (_, code) => code)
        .filter((code) => [0x9, 0xa, 0xd].includes(code) || (code >= 0x20 && (code < 0xd800 || code > 0xdfff)))
        .map((code) => String.fromCharCode(code));
      for (const text of [
        ' leading and trailing ',
        '\ttab\nand\r\nlines\r\n\n',
        '\u0085next line\u0085',
        '\u{1F426}\u{1F1E9}\u{1F1EA} e\u0301 \u{10FFFD}',
        ']]>',
        '<![CDATA[x]]> &amp; <!-- y -->',
        ...(every.join('').match(/[^]{1,10000}/g) ?? []),
      ]) {
        const sent = {
          ...config,
          NewUpdateURL: ` https://dyn.example.net/${text}`.replaceAll(' ', '\u00a0'),
          NewDomain: text,
          NewUsername: text,
          NewServerIPv4: text,
          NewServerIPv6: text,
          NewPassword: text,
        };
        await act('SetDDNSConfig', sent);
        const { updateUrl, domain, username, serverIPv4, serverIPv6, password } = box.state.ddns;
        assert.equal(updateUrl, sent.NewUpdateURL);
        assert.deepEqual([domain, username, serverIPv4, serverIPv6, password], Array(5).fill(text));
        const read = await act('GetDDNSInfo');
        assert.deepEqual([read.NewDomain, read.NewUpdateURL], [text, sent.NewUpdateURL]);
      }
      const NewUpdateURL = '  https://dyn.example.net/a  https://dyn.example.net/b ';
      await act('SetDDNSConfig', { ...config, NewUpdateURL });
      assert.equal((await act('GetDDNSInfo')).NewUpdateURL, NewUpdateURL);
    });

    for (const [outcome, expected] of [
      ['complete', ['checking', 'updating', 'updated', 'verifying', 'complete']],
      ['account-disabled', ['checking', 'updating', 'account-disabled']],
      ['offline', ['checking', 'updating', 'offline']],
    ] as const) {
      test(`an update goes its course until it is ${outcome}`, async () => {
        await start({});
        box.state.ddns.outcome = outcome;
        await changeWithClockStopped();
        assert.deepEqual(await courses(), [expected, expected]);
      });
    }

    test('a status that is set ends the course, that of its family alone', async () => {
      await start({});
      await changeWithClockStopped();
      box.state.ddns.statusIPv4 = 'new address';
      const [ipv4, ipv6] = await courses();
      assert.deepEqual([ipv4, ipv6?.at(-1)], [['new address'], 'complete']);
    });

    test('a course can be held wherever it is', async () => {
      await start({});
      await changeWithClockStopped();
      const status = async () => (await act('GetDDNSInfo')).NewStatusIPv4;
      passTime(2 * 1500);
      assert.equal(await status(), 'updated');
      box.state.paceMs = Infinity;
      passTime(60_000);
      assert.equal(await status(), 'updated');
    });

    test('only the families of the mode are updated', async () => {
      await start({});
      await changeWithClockStopped({ NewMode: 'ddns_v6' });
      assert.deepEqual(await courses(), [['offline'], ['checking', 'updating', 'updated', 'verifying', 'complete']]);
      box.state.internet.connected = false;
      await act('SetDDNSConfig', { ...config, NewMode: 'ddns_v4' });
      assert.deepEqual(await courses(), [['internet-not-connected'], ['offline']]);
      await act('SetDDNSConfig', { ...config, NewEnabled: '0' });
      assert.deepEqual(await courses(), [['offline'], ['offline']]);
    });

    test('a provider of the list brings its own URL and servers', async () => {
      await start({});
      await act('SetDDNSConfig', { ...config, NewProviderName: 'Beispiel-DNS' });
      const info = await act('GetDDNSInfo');
      assert.equal(info.NewProviderName, 'Beispiel-DNS');
      assert.match(info.NewUpdateURL ?? '', /^\/update\.php\?q=<b64>/);
      assert.deepEqual([info.NewServerIPv4, info.NewServerIPv6], ['update.beispiel-dns.example:8245', '']);
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
