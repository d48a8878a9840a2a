import assert from 'node:assert/strict';
import { maskUpdateUrl, userNameIsKey } from '../../../../src/box/updateUrl/mask';

suite('update URLs, masked,', () => {
  test('keep what says where and what', () => {
    const harmless = [
      'https://dyn.example/update?hostname=<domain>&myip=<ipaddr>&user=<username>&pass=<pass>',
      'https://<username>:<pass>@dyn.example/nic/update?system=dyndns&hostname=home.example.org',
      'https://dyn.example/nic/update.php?auth=<b64><username>:<pass></b64>',
      'http://dyn.example/api/v2/update?myipv6=<ip6addr>&ip6lanprefix=<ip6lanprefix>&type=AAAA',
      'https://a.example/?ip=<ipaddr> https://b.example/?ip=<ip6addr>',
      'dyn.example/update?domain=<domain>',
      'https://dyn.example/?hostname=my_box-1.home.example.org.&myip=2001:db8::1&ip6=<ip6lanprefix>::1:2&ip=192.0.2.1',
      'htps://dyn.example:/update?ip=2001:db8:1:2:3:4:5:6/64',
      'https://[2001:db8::1]:8443/update/<b64><username>:<domain></b64>/',
      '',
    ];
    for (const url of harmless) assert.equal(maskUpdateUrl(url), url);
  });

  test('lose what may be a key, wherever it stands', () => {
    const cases: [string, string][] = [
      [
        'https://x.example/update?host=home.example&token=s3cret',
        'https://x.example/update?host=home.example&token=***',
      ],
      ['https://anna:s3cret@x.example/nic/update', 'https://***:***@x.example/nic/update'],
      ['x.example/update?key=abc', 'x.example/update?key=***'],
      ['https://x.example/?auth=<b64>anna:geheim</b64>', 'https://x.example/?auth=<b64>***</b64>'],
      ['https://x.example/?auth=pre<pass>post', 'https://x.example/?auth=***<pass>***'],
      ['https://x.example/#secret', 'https://x.example/#***'],
      ['https://a.example/?t=1 https://b.example/?t=2', 'https://a.example/?t=*** https://b.example/?t=***'],
    ];
    for (const [url, masked] of cases) assert.equal(maskUpdateUrl(url), masked);
  });

  test('of every shape that was seen show no secret', () => {
    // GEHEIM stands where such URLs have their key, password or token.
    const shapes = [
      'http://x.example/dynamic/update.php?GEHEIM6MTIzNDU2Nzg=',
      'http://x.example/dynamic/update.php?3f2a9c77GEHEIM00=<ipaddr>',
      'https://api.x.example/bot110201543:AAHdGEHEIM/sendMessage?text=<ipaddr>',
      'https://x.example/<b64>anna:GEHEIM</b64>/',
      'https://x.example/u/abc%2BGEHEIM%3D/',
      'https://x.example/update/anna/GEHEIM1/',
      'https://x.example/key/GEHEIM',
      'https://x.example/update/GEHEIM<domain>',
      'https://x.example/token=GEHEIM/',
      'https://x.example/update;password=GEHEIM',
      'https://x.example/macros/s/AKfycbx-GEHEIM_DEF/exec',
      'https://x.example/?token=<GEHEIM>',
      'https://anna:pa/ssGEHEIM@x.example/update',
      'https://anna:GEHEIM?x@x.example/update',
      'https://anna:GEHEIM#x@x.example/update',
      'https://x.example/?hostname=<domain>;password=GEHEIM',
      'https://x.example/?hostname=a?password=GEHEIM',
      'https://x.example/?host=user:GEHEIM@x.example',
      'https://abc1GEHEIM4567890.x.example/update',
      'https://x.example/?host=a|GEHEIM',
      'https://abc1GEHEIM4567890:8443/update',
      'https://abc1GEHEIM4567890</update',
      'GEHEIM1://x.example/update',
      'GEHEIM1234567890abcdef',
      'https://abc1_GEHEIM4567890.x.example/update',
      'https://ä1GEHEIM4567890.x.example/update',
      'https://x.example:GEHEIM/update',
      'https://[2001:db8::1]:GEHEIM/update',
      'https://[2001:GEHEIM]/update',
      'https://a:b:c:GEHEIM/update',
      'gehei://x.example/GEHEIM1',
      'https://x.example/?host=a1GEHEIM23456',
      'https://x.example/?host=aGEHEIMbcdefghijklmnopqrs',
    ];
    for (const url of shapes) assert.ok(!maskUpdateUrl(url).includes('GEHEIM'), maskUpdateUrl(url));
  });

  test('lose what is hexadecimal and no address', () => {
    const key = 'deadbeef12';
    for (const url of [
      `https://${key}.x.example/`,
      `https://x.example/?host=${key}`,
      `https://x.example/?ip=${key}:`,
      `https://x.example/?type=${key}.a`,
      `https://x.example/?zone=1234567890`,
      'gehei://x.example/',
    ]) {
      assert.doesNotMatch(maskUpdateUrl(url), /deadbeef|1234567|gehei/, url);
    }
  });

  test('tell a user name that may be a key from one that is none', () => {
    const keys = [
      ...['https://x.example/<username>/', 'https://x.example/?k=<username>', 'https://x.example/?sid=<username>'],
      ...[
        'https://x.example/?code=<username>',
        'https://x.example/?apikey=a<username>',
        'https://x.example/?<username>',
      ],
      ...['https://x.example/?token=<username>', 'https://x.example/?token=<b64><username></b64>', 'x/#<username>'],
      ...['https://<username>@x.example/', 'https://<username>.x.example/', 'https://x.example/?user=a<username>'],
      ...['https://x.example/?user=<username>&token=<username>', 'https://x/?user=<username> https://x/?k=<USERNAME>'],
      ...['https://x.example/?user=<username>=<username>', 'https://x.example/?auth=<b64><pass>:<username></b64>'],
      ...['https://x/?action=<username>', 'https://x/?token=<username>:<pass>'],
      'x'.repeat(2000),
    ];
    const names = [
      ...['', 'https://x.example/', 'https://x.example/?user=<username>&pw=<pass>', 'https://x.example/?u=<username>'],
      ...['https://<username>:<pass>@x.example/', 'https://x.example/?auth=<b64><username>:<passwd></b64>'],
      ...['https://x.example/?hostname=<username>', 'https://x.example/?a=1;login=<username>'],
    ];
    assert.deepEqual(
      [...keys, ...names].filter((url) => userNameIsKey(url)),
      keys,
    );
  });
});
