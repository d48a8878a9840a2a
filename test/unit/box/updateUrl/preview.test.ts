import assert from 'node:assert/strict';
import { PLACEHOLDERS } from '../../../../src/box/updateUrl/placeholders';
import { previewUpdateUrl } from '../../../../src/box/updateUrl/preview';
import { randomUrls } from './randomUrls';

const values = {
  ipaddr: '203.0.113.7',
  ip6addr: '2001:db8::7',
  ip6lanprefix: '2001:db8:0:1::/64',
  domain: 'home.example.org',
  username: 'anna',
};

suite('update URL preview', () => {
  const cases: [string, string, string][] = [
    [
      'fills in what is known',
      'https://dyn.example/update?hostname=<domain>&myip=<ipaddr>,<ip6addr>&ip6lanprefix=<ip6lanprefix>&user=<username>',
      'https://dyn.example/update?hostname=home.example.org&myip=203.0.113.7,2001:db8::7&ip6lanprefix=2001:db8:0:1::/64&user=anna',
    ],
    ['hides the password', 'https://<username>:<pass>@dyn.example/?p=<passwd>', 'https://anna:***@dyn.example/?p=***'],
    [
      'hides keys that stand in the URL',
      'https://dyn.example/?token=s3cret&host=<domain>',
      'https://dyn.example/?token=***&host=home.example.org',
    ],
    ['hides a user name that is a key', 'https://dyn.example/?token=<username>', 'https://dyn.example/?token=***'],
    [
      'hides a user name that is a key in Base64',
      'https://dyn.example/?token=<b64><username></b64>',
      'https://dyn.example/?token=***',
    ],
    [
      'shows the path as it is, but for a key in it',
      'https://dyn.example/kunden/meier-7/dynamische_adressen.cgi/a1b2c3d4e5f6/<domain>',
      'https://dyn.example/kunden/meier-7/dynamische_adressen.cgi/***/home.example.org',
    ],
    [
      'encodes in Base64',
      'https://dyn.example/?user=<b64><username></b64>&x=<b64><domain>:</b64>',
      'https://dyn.example/?user=YW5uYQ==&x=aG9tZS5leGFtcGxlLm9yZzo=',
    ],
    [
      'hides Base64 with a password',
      'https://dyn.example/?auth=<b64><username>:<pass></b64>',
      'https://dyn.example/?auth=***',
    ],
    ['hides Base64 with a key', 'https://dyn.example/?auth=<b64>anna:s3cret</b64>', 'https://dyn.example/?auth=***'],
    [
      'encodes each part by itself',
      'https://dyn.example/<b64><ipaddr></b64><b64><pass></b64>',
      'https://dyn.example/MjAzLjAuMTEzLjc=***',
    ],
    [
      'shows two URLs',
      'https://a.example/?ip=<ipaddr> https://b.example/?ip=<ip6addr>',
      'https://a.example/?ip=203.0.113.7 https://b.example/?ip=2001:db8::7',
    ],
    ['shows the scheme the box would use', 'dyn.example/?ip=<ipaddr>', 'http://dyn.example/?ip=203.0.113.7'],
    ['does not guess', 'https://dyn.example/?d=<dualstack>', 'https://dyn.example/?d=…'],
    ['of nothing is nothing', ' ', ''],
  ];
  for (const [name, url, preview] of cases) {
    test(name, () => {
      assert.equal(previewUpdateUrl(url, values), preview);
    });
  }

  test('shows what is not known as such', () => {
    assert.equal(
      previewUpdateUrl('https://dyn.example/?ip=<ipaddr>&h=<domain>&a=<b64><ip6addr></b64>', { domain: '' }),
      'https://dyn.example/?ip=…&h=…&a=…',
    );
  });

  test('does not fill in what a value itself looks like', () => {
    assert.equal(
      previewUpdateUrl('https://dyn.example/?u=<username>', { username: '<domain>' }),
      'https://dyn.example/?u=<domain>',
    );
  });

  test('never contains a key, wherever it stands', () => {
    const key = 'GEHEIM-4711-xyzzy-0815';
    const encoded = Buffer.from(key).toString('base64').replace(/=+$/, '');
    const pieces = [
      ...PLACEHOLDERS,
      ...['https://', 'dyn.example', '/', '?', '#', '&', ';', '=', '@', ':', ' ', '|', '<', '>', 'token=', 'hostname='],
      ...[key, key, key, key],
    ];
    const urls = randomUrls(20_000, pieces);
    assert.ok(urls.filter((url) => url.includes(key)).length > 5_000);
    for (const url of urls) {
      const preview = previewUpdateUrl(url, values);
      assert.ok(!preview.includes(key) && !preview.includes(encoded), `${url}\n${preview}`);
    }
  });

  test('can be made of anything', () => {
    for (const url of randomUrls(20_000)) assert.equal(typeof previewUpdateUrl(url, values), 'string');
  });
});
