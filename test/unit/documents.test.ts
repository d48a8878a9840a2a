import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

suite('SECURITY.md', () => {
  test('names tests that exist', () => {
    const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join('/test', file),
    );
    const named = [...readFileSync('SECURITY.md', 'utf8').matchAll(/`([\w/-]+\.test\.ts)`/g)].map(
      ([, name = '']) => name,
    );
    assert.ok(named.length > 50);
    assert.deepEqual(
      named.filter((name) => !files.some((file) => file.endsWith(`/${name}`))),
      [],
    );
  });
});
