import assert from 'node:assert/strict';
import type { DdnsMode } from '../../../../src/box/ddns';
import { checkUpdateUrl } from '../../../../src/box/updateUrl/checks';
import { URL_TEMPLATES } from '../../../../src/box/updateUrl/templates';

suite('update URL templates', () => {
  const context = { domain: 'home.example.org', username: 'anna', hasPassword: true };
  for (const { name, infoUrl, urls } of URL_TEMPLATES) {
    test(`${name} has URLs without a fault`, () => {
      assert.equal(new URL(infoUrl).protocol, 'https:');
      const modes = Object.entries(urls) as [DdnsMode, string][];
      assert.ok(modes.length > 0);
      for (const [mode, url] of modes) {
        const findings = checkUpdateUrl(url, { ...context, mode });
        assert.deepEqual(
          findings.filter(({ level }) => level !== 'info'),
          [],
        );
        assert.ok(!findings.some(({ code }) => code === 'mode-other-family'));
      }
    });
  }

  test('are in the order of their names', () => {
    const names = URL_TEMPLATES.map(({ name }) => name);
    assert.deepEqual(
      names,
      [...names].sort((a, b) => a.localeCompare(b, 'en')),
    );
  });
});
