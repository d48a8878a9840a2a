import assert from 'node:assert/strict';
import { canaryForms, canaryIn } from '../../canary';

const SECRET = 'Kanarie "1" & <ü> 100% 🐤';

suite('a canary', () => {
  test('is found in every spelling, wherever it stands', () => {
    const base64 = (text: string): string => Buffer.from(text).toString('base64');
    const places: Record<string, string> = {
      clear: `x${SECRET}y`,
      URL: `https://dyn.example/?pw=${encodeURIComponent(SECRET)}&x`,
      form: new URLSearchParams({ pw: SECRET }).toString(),
      XML: '<a>Kanarie &quot;1&quot; &amp; &lt;ü&gt; 100% 🐤</a>',
      JSON: JSON.stringify({ password: SECRET }),
      'JSON in JSON': JSON.stringify(JSON.stringify({ password: SECRET })),
      'UTF-8 read as Latin-1': Buffer.from(SECRET).toString('latin1'),
      'Base64 at 0': base64(`${SECRET}tail`),
      'Base64 at 1': base64(`anna${SECRET}`),
      'Base64 at 2': base64(`anna:${SECRET}.`),
      hexadecimal: Buffer.from(SECRET).toString('hex'),
    };
    for (const [name, text] of Object.entries(places)) assert.ok(canaryIn(text, SECRET).includes(name), name);
  });

  test('is found when it was cut in two', () => {
    for (const at of [1, 5, 12, SECRET.length - 1]) {
      assert.ok(canaryIn(`${SECRET.slice(0, at)}\n${SECRET.slice(at)}`, SECRET).length > 0, String(at));
    }
  });

  test('is not found where it is not', () => {
    assert.deepEqual(canaryIn('Kanarie "2" & <ü> 100% 🐤 ***', SECRET), []);
    for (const form of canaryForms(SECRET).values()) assert.ok(form.length >= 12, 'no form is found by chance');
  });
});
