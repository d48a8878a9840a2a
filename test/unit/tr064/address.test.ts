import assert from 'node:assert/strict';
import { canBeOwned, formatAddress, isPrivateAddress, parseAddress, resolveHost } from '../../../src/tr064/address';

suite('addresses', () => {
  test('belong to one owner on the internet, or not', () => {
    for (const host of [
      ...['home.example.org', 'abc.myfritz.net', 'box.example.org.', '93.184.215.14', '2606:2800:21f::1', '192.0.1.1'],
      ...['büro.example.org', 'home.xn--vermgensberatung-pwb', 'lan.example.org', 'x.haus', 'x.host', 'x.network'],
    ]) {
      assert.ok(canBeOwned(host), host);
    }
    for (const host of [
      ...['fritz.box', 'FRITZ.BOX.', 'anything.box', 'fritz.nas', 'box', 'fritz', 'router.lan', 'fritz.home.arpa'],
      ...['nas.local', 'router.internal', 'localhost', 'x.intranet', '192.168.178.1', 'fd00::1', 'fe80::1%eth0'],
      ...[
        '192.168.178.0x1',
        '0300.0250.0xb2.1',
        '0xc0a8b201',
        '3232281089',
        'x.0x1',
        '0.0.0.0',
        '100.64.0.1',
        '::',
        '64:ff9b::1.2.3.4',
      ],
      ...['192.0.2.1', '198.51.100.1', '203.0.113.7', '198.18.0.1', '192.0.0.8', '255.255.255.255', '240.0.0.1'],
      ...['2001:db8::1', '2002:c0a8:b201::1', '2001::1', '3fff::1', '100::1', '::ffff:192.168.178.1', '::ffff:9.9.9.9'],
      ...[
        'x.test',
        'x.onion',
        'x.alt',
        'x.invalid',
        'x.example',
        'x.localhost',
        'x.arpa',
        'x.ｌａｎ',
        'x.LAN.',
        'x.eth',
      ],
      ...['x.wlan', 'x.heim', 'x.homenet', 'x.fritz', 'speedport.ip', 'x.y', 'x.1', 'x.a1', '', '.', 'x..', 'a b.de'],
    ]) {
      assert.ok(!canBeOwned(host), host);
    }
  });

  test('are read as people write them', () => {
    const good: [string, string, number | undefined][] = [
      ['fritz.box', 'fritz.box', undefined],
      [' 192.168.178.1 ', '192.168.178.1', undefined],
      ['192.168.178.1:49443', '192.168.178.1', 49443],
      ['https://fritz.box/', 'fritz.box', undefined],
      ['HTTP://fritz.box:49000', 'fritz.box', 49000],
      ['fd00::1', 'fd00::1', undefined],
      ['[fd00::1]:49443', 'fd00::1', 49443],
      ['[fe80::1%eth0]', 'fe80::1%eth0', undefined],
      ['router-2.heim.example', 'router-2.heim.example', undefined],
      ['büro.example', 'büro.example', undefined],
    ];
    for (const [text, host, port] of good) assert.deepEqual(parseAddress(text), { host, port }, text);
  });

  test('of the internet may have the path that TR-064 has there', () => {
    const address = { host: 'home.example.org', port: 44123, route: 'internet' };
    for (const path of ['/tr064', '/tr064/', '/TR064/tr64desc.xml']) {
      assert.deepEqual(parseAddress(`https://home.example.org:44123${path}`), address, path);
    }
    assert.equal(parseAddress('https://home.example.org/tr064/x'), 'path-not-wanted');
    assert.equal(parseAddress('/tr064'), 'path-not-wanted');
    assert.equal(parseAddress('-x/tr064'), 'invalid-host');
  });

  test('that are none are refused with the reason', () => {
    const bad = {
      '': 'empty',
      'https://': 'empty',
      'fritz box': 'invalid-host',
      '192.168.178': 'invalid-host',
      '300.1.1.1': 'invalid-host',
      '192.168.178.0x1': 'invalid-host',
      '0xc0a8b201': 'invalid-host',
      'fritz.0x': 'invalid-host',
      '[fd00::1': 'invalid-host',
      '[192.168.178.1]:1': 'invalid-host',
      'a:b:c': 'invalid-host',
      '-fritz.box': 'invalid-host',
      'fritz.box:0': 'invalid-port',
      'fritz.box:65536': 'invalid-port',
      'fritz.box:': 'invalid-port',
      'fritz.box:4x': 'invalid-port',
      'fritz.box/login': 'path-not-wanted',
      'fritz.box?x': 'path-not-wanted',
      'anna:secret@fritz.box': 'login-not-wanted',
    };
    for (const [text, problem] of Object.entries(bad)) assert.equal(parseAddress(text), problem, text);
  });

  test('are written with brackets where they need them', () => {
    assert.equal(formatAddress('fd00::1', 49443), '[fd00::1]:49443');
    assert.equal(formatAddress('fd00::1'), '[fd00::1]');
    assert.equal(formatAddress('fritz.box', 49443), 'fritz.box:49443');
  });

  test('inside the home network are told from those outside', () => {
    for (const ip of [
      '192.168.178.1',
      '10.0.0.1',
      '172.31.0.1',
      '169.254.1.1',
      '127.0.0.1',
      '::1',
      'fd00::1',
      'fe80::1%eth0',
      '::ffff:10.0.0.1',
    ])
      assert.ok(isPrivateAddress(ip), ip);
    for (const ip of [
      '203.0.113.7',
      '172.32.0.1',
      '100.64.0.1',
      '100.128.0.1',
      '2001:db8::1',
      '::ffff:8.8.8.8',
      'fritz.box',
      '',
    ])
      assert.ok(!isPrivateAddress(ip), ip);
  });

  test('are used as they are, without asking anybody', async () => {
    assert.deepEqual(await resolveHost('203.0.113.7'), [{ address: '203.0.113.7', family: 4 }]);
    assert.deepEqual(await resolveHost('fe80::1%lo'), [{ address: 'fe80::1%lo', family: 6 }]);
  });
});
