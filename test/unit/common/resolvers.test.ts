import assert from 'node:assert/strict';
import { isResolvers } from '../../../src/common/resolvers';

suite('resolvers', () => {
  test('are IP addresses, with a port where it is not the usual one', () => {
    for (const good of ['192.0.2.53', '192.0.2.53:5353', '2001:db8::53', '[2001:db8::53]', '[2001:db8::53]:5353']) {
      assert.ok(isResolvers([good]), good);
    }
    assert.ok(isResolvers([]));
    for (const bad of [
      '',
      'dns.example',
      '192.0.2.53:0',
      '192.0.2.53:99999',
      '192.0.2',
      'https://192.0.2.53',
      1,
      null,
    ]) {
      assert.ok(!isResolvers([bad]), String(bad));
    }
    assert.ok(!isResolvers('192.0.2.53') && !isResolvers(undefined));
  });
});
