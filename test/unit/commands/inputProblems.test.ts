import '../../vscode/l10n';
import assert from 'node:assert/strict';
import { typeProblem } from '../../../src/commands/callAction';
import { passwordAdvice, passwordProblem } from '../../../src/commands/remoteAccessUser';
import { domainProblem } from '../../../src/commands/setUpDynamicDns';
import { portProblem } from '../../../src/commands/setUpRemoteAccess';
import type { LanConfigSecurityInfo } from '../../../src/tr064/services/lanConfigSecurity';

suite('what is entered', () => {
  test('as a port is a whole number from 1 to 65535', () => {
    for (const port of ['1', '443', '65535']) assert.equal(portProblem(port), undefined, port);
    for (const port of ['', '0', '65536', '99999', '0443', '-1', '+443', '4.5', '1e3', ' 443', '٤٤٣', 'https'])
      assert.match(portProblem(port) ?? '', /1 to 65535/, port);
  });

  test('as a password is what the box says it takes, and never empty', () => {
    const rules = {
      minCharsPassword: 4,
      maxCharsPassword: 8,
      allowedCharsPassword: 'abcdefgh 123',
    } as LanConfigSecurityInfo;
    const cases: [string, LanConfigSecurityInfo | undefined, RegExp | undefined][] = [
      ['', undefined, /Enter the password/],
      ['', rules, /Enter the password/],
      ['ü🦊', undefined, undefined],
      ['abc', rules, /at least 4/],
      ['abcd', rules, undefined],
      ['abcd 123', rules, undefined],
      ['abcd 1231', rules, /at most 8/],
      ['abcdä', rules, /the character ä/],
      ['abc🦊', rules, /the character 🦊/],
    ];
    for (const [password, by, expected] of cases) {
      const problem = passwordProblem(password, by);
      if (expected === undefined) assert.equal(problem, undefined, password);
      else assert.match(problem ?? '', expected, password);
    }
    assert.match(passwordAdvice('Ab1!') ?? '', /^This is short/);
    assert.equal(passwordAdvice('blaumeise-Neu-5'), undefined);
    const open = { minCharsPassword: 0, maxCharsPassword: 0, allowedCharsPassword: '' } as LanConfigSecurityInfo;
    assert.equal(passwordProblem('x'.repeat(100), open), undefined, 'no rules, no limits');
  });

  test('as a domain is a name, several, or a word of providers that use none', () => {
    for (const domain of [
      'home.example.org',
      'bücher.example.net, www.example.org.',
      'none',
      '123456',
      '*.example.org',
    ])
      assert.equal(domainProblem(domain), undefined, domain);
    for (const domain of [
      'bücher-&-söhne.example.net',
      'https://home.example.org',
      'home.example.org:443',
      'a@b.example',
    ])
      assert.match(domainProblem(domain) ?? '', /is no domain name/, domain);
    assert.match(domainProblem(' ') ?? '', /Enter the domain name/);
  });

  test('as an argument is of the type that the service says', () => {
    const variable = (dataType: string) => ({ name: 'X', dataType, allowedValues: [], defaultValue: undefined });
    const cases: [type: string, good: string[], bad: string[]][] = [
      ['ui1', ['0', '255'], ['256', '-1', '', 'x', '1.0']],
      ['ui2', ['0', '65535'], ['65536', '1e3', ' 1']],
      ['ui4', ['4294967295'], ['4294967296', '99999999999']],
      ['i4', ['-1', '+7', '0'], ['', '1.5', '--1']],
      ['int', ['-1'], ['a']],
      ['string', ['', 'anything'], []],
      ['dateTime', ['2026-01-01T00:00:00'], []],
    ];
    for (const [type, good, bad] of cases) {
      for (const text of good) assert.equal(typeProblem(text, variable(type)), undefined, `${type} ${text}`);
      for (const text of bad) assert.match(typeProblem(text, variable(type)) ?? '', /whole number/, `${type} ${text}`);
    }
    assert.equal(typeProblem('anything', undefined), undefined);
  });
});
