import assert from 'node:assert/strict';
import { entriesOf, namesGivenUp, namesIn } from '../../../src/box/domainNames';

suite('the domain field', () => {
  test('holds one name or several, in any spelling', () => {
    const cases: [domain: string, names: string[]][] = [
      ['', []],
      [' home.example.org ', ['home.example.org']],
      ['Home.Example.ORG.', ['home.example.org']],
      ['home.example.org,www.example.org', ['home.example.org', 'www.example.org']],
      ['home.example.org.; www.example.org ,', ['home.example.org', 'www.example.org']],
      ['home.example.org www.example.org HOME.example.org.', ['home.example.org', 'www.example.org']],
      ['bücher.example.net', ['xn--bcher-kva.example.net']],
      ['xn--bcher-kva.example.net bücher.example.net', ['xn--bcher-kva.example.net']],
      ['_acme.example.org', ['_acme.example.org']],
    ];
    for (const [domain, names] of cases) assert.deepEqual(namesIn(domain), names, domain);
  });

  test('says of what is no name why it is none', () => {
    const cases: [text: string, problem: string][] = [
      ['none', 'no-dot'],
      ['müller', 'no-dot'],
      ['*.example.org', 'wildcard'],
      ['*.bücher.example', 'wildcard'],
      ['*', 'no-name'],
      ['*.example', 'no-name'],
      ['bücher-&-söhne.example.net', 'no-name'],
      ['https://home.example.org/', 'no-name'],
      ['home.example.org:443', 'no-name'],
      ['anna@example.org', 'no-name'],
      ['home..example.org', 'no-name'],
      ['203.0.113.7', 'no-name'],
      ['2001:db8::1', 'no-name'],
      [`${'a'.repeat(64)}.example.org`, 'no-name'],
      ['a'.repeat(64), 'no-name'],
    ];
    for (const [text, problem] of cases) assert.deepEqual(entriesOf(text), [{ text, problem }], text);
  });

  test('is not looked up without end', () => {
    const many = Array.from({ length: 100 }, (_, index) => `n${index}.example.org`);
    assert.equal(namesIn(many.join(',')).length, 8);
    assert.deepEqual(entriesOf(many.join(' ')).at(-1), { text: 'n99.example.org', problem: 'too-many' });
  });

  test('is given up only where another field does not hold it, in any spelling', () => {
    const cases: [before: string, after: string, lost: string[]][] = [
      ['home.example.org', 'home.example.org,www.example.org', []],
      ['home.example.org', 'Home.Example.org.', []],
      ['home.example.org,www.example.org', 'www.example.org', ['home.example.org']],
      ['none', 'home.example.org', []],
    ];
    for (const [before, after, lost] of cases) assert.deepEqual(namesGivenUp(before, after), lost, before);
  });
});
