import assert from 'node:assert/strict';
import { isExempt, parseProxy } from '../../../src/tr064/proxy';

suite('the address of a proxy', () => {
  test('is read as VS Code has it', () => {
    assert.deepEqual(parseProxy('http://proxy.example:3128'), {
      scheme: 'http',
      host: 'proxy.example',
      port: 3128,
      authorization: undefined,
      strict: true,
    });
    const more: [string, string, number][] = [
      ['proxy.example:3128', 'proxy.example', 3128],
      ['proxy.example', 'proxy.example', 80],
      ['https://proxy.example/', 'proxy.example', 443],
      ['http://[fd00::1]:8080', 'fd00::1', 8080],
    ];
    for (const [address, host, port] of more) {
      const proxy = parseProxy(address);
      assert.ok(proxy !== 'unusable');
      assert.deepEqual([proxy.host, proxy.port], [host, port], address);
    }
  });

  test('may hold a login, which a setting of its own goes before', () => {
    const proxy = parseProxy('http://anna:ge%26heim@proxy.example');
    assert.ok(proxy !== 'unusable');
    assert.equal(proxy.authorization, `Basic ${Buffer.from('anna:ge&heim').toString('base64')}`);
    const other = parseProxy('http://anna:geheim@proxy.example', 'Bearer x', false);
    assert.ok(other !== 'unusable');
    assert.deepEqual([other.authorization, other.strict], ['Bearer x', false]);
    const typed = parseProxy('http://anna:100%@proxy.example');
    assert.ok(typed !== 'unusable');
    assert.equal(typed.authorization, `Basic ${Buffer.from('anna:100%').toString('base64')}`);
    assert.equal(parseProxy('http://proxy.example', 'Basic x\r\nX-Other: y'), 'unusable');
  });

  test('may hold a login with a sign that would have to be written in another way', () => {
    const proxy = parseProxy('http://an%20na:100%@proxy.example');
    assert.ok(proxy !== 'unusable');
    assert.equal(proxy.authorization, `Basic ${Buffer.from('an na:100%').toString('base64')}`);
  });

  test('of another kind cannot be used', () => {
    for (const address of ['socks5://proxy.example', 'ftp://proxy.example', 'http://', 'http://a b', '://']) {
      assert.equal(parseProxy(address), 'unusable', address);
    }
  });
});

suite('what is reached without a proxy', () => {
  test('is what the list names, and what lies below it', () => {
    const exempt = ['example.org', '.example.net', '*.example.com', 'box.example:44123', ' 198.51.100.7 '];
    const yes = ['example.org', 'HOME.example.org', 'home.example.net', 'example.com', '198.51.100.7', 'example.org.'];
    for (const host of yes) assert.ok(isExempt(host, 443, exempt), host);
    for (const host of ['notexample.org', 'example.or', '198.51.100.8']) assert.ok(!isExempt(host, 443, exempt), host);
    assert.deepEqual(
      [44123, 443].map((port) => isExempt('box.example', port, exempt)),
      [true, false],
    );
    for (const entry of ['fd00::1', '[fd00::1]', '[fd00::1]:443']) assert.ok(isExempt('fd00::1', 443, [entry]), entry);
    assert.ok(!isExempt('fd00::1', 443, ['fd00::2', '[fd00::1]:1', 'fd00:']));
    assert.ok(isExempt('anything', 1, ['*']));
    assert.ok(!isExempt('anything', 1, ['', ' ', '.']));
  });
});
