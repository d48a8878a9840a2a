import assert from 'node:assert/strict';
import { maskUpdateUrl } from '../../../../src/box/updateUrl/mask';

suite('update URLs, masked,', () => {
  test('keep what says where and what', () => {
    const harmless = [
      'https://dyn.example/update?hostname=<domain>&myip=<ipaddr>&user=<username>&pass=<pass>',
      'https://<username>:<pass>@dyn.example/nic/update?system=dyndns&hostname=home.example.org',
      'https://dyn.example/nic/update.php?auth=<b64><username>:<pass></b64>',
      'http://dyn.example/api/v2/update?myipv6=<ip6addr>&ip6lanprefix=<ip6lanprefix>&type=AAAA',
      'https://a.example/?ip=<ipaddr> https://b.example/?ip=<ip6addr>',
      'dyn.example/update?domain=<domain>',
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
    ];
    for (const url of shapes) assert.ok(!maskUpdateUrl(url).includes('GEHEIM'), maskUpdateUrl(url));
  });
});
