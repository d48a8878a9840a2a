import '../../../vscode/l10n';
import assert from 'node:assert/strict';
import { diagnose, type Finding, type FindingCode } from '../../../../src/diagnosis/diagnose';
import { FIXES } from '../../../../src/diagnosis/finding';
import { needsAttention } from '../../../../src/common/level';
import { findingWords, fixWords, lookingAtWords } from '../../../../src/ui/words/findingWords';
import { disclosureWords, reasonWords } from '../../../../src/ui/words/providerFindings';
import { EVERY } from '../../../everyFinding';
import { ddns, scene } from '../../../observed';
import { speak } from '../../../vscode/l10n';

/** For a row of 300 px. */
const LONGEST = 45;

/** Findings whose short form is a port or a state, which others have too. */
const SHARED: readonly FindingCode[] = ['usual-port', 'unusual-port', 'lets-encrypt-unknown'];

function found(code: string, change: (typeof EVERY)[FindingCode]): Finding[] {
  const { state, world } = scene(change);
  const all = diagnose(state, world);
  const some = all.filter((finding) => finding.code === code);
  assert.ok(some.length > 0, `${code} is not among ${all.map((finding) => finding.code).join(' ')}`);
  return some;
}

for (const language of ['en', 'de'] as const) {
  suite(`words of findings: ${language}`, () => {
    suiteSetup(() => speak(language));
    suiteTeardown(() => speak('en'));

    for (const [code, change] of Object.entries(EVERY)) {
      test(code, () => {
        for (const finding of found(code, change)) {
          const { short, summary, why, remedy } = findingWords(finding);
          for (const sentence of [summary, why, ...(remedy === undefined ? [] : [remedy])]) {
            assert.match(sentence, /\.$/);
            assert.ok(!/undefined|\[object|\{\d\}/.test(sentence), sentence);
          }
          assert.ok(short.length > 0 && short.length <= LONGEST, `${short.length}: ${short}`);
          assert.ok(!/\.$|undefined|\[object|\{\d\}/.test(short), short);
          if (needsAttention(finding.level)) assert.ok(remedy, 'what is wrong has a remedy');
        }
      });
    }

    test('say why what the domain field has cannot be looked up', () => {
      const domains = ['none', '*.example.org', 'a b?c.example.org', 'x'.repeat(70), 'a,b,c,d,e,f,g,h,i.example.org'];
      const said = domains.flatMap((domain) =>
        found('name-not-looked-up', { ddns: ddns({ domain }) }).map((finding) => findingWords(finding)),
      );
      assert.ok(new Set(said.map(({ why }) => why)).size >= 4);
      for (const { short, summary, why } of said) {
        assert.ok(short.length <= 100 && !/undefined|\{\d\}/.test(summary + why), short);
      }
    });

    test('tell the findings apart', () => {
      const all = Object.entries(EVERY).flatMap(([code, change]) => found(code, change).slice(0, 1));
      assert.equal(new Set(all.map((finding) => findingWords(finding).summary)).size, all.length);
      const short = all.filter(({ code }) => !SHARED.includes(code)).map((finding) => findingWords(finding).short);
      assert.deepEqual(
        short.filter((words, index) => short.indexOf(words) !== index),
        [],
      );
    });
  });
}

suite('words of findings', () => {
  test('say from where a port was seen', () => {
    const why = (['home', 'elsewhere', 'unknown'] as const).map((vantage) => {
      const [open] = found('remote-port-open', { vantage });
      assert.ok(open);
      return findingWords(open).why;
    });
    assert.match(why[0] ?? '', /over mobile data would prove more/);
    assert.equal(new Set(why).size, 3);
  });

  test('have their own for each fix, step, reason and disclosure', () => {
    const fixes = FIXES.map(fixWords);
    assert.equal(new Set(fixes).size, fixes.length);
    assert.equal(new Set((['box', 'names', 'endpoints'] as const).map(lookingAtWords)).size, 3);
    const findings = Object.entries(EVERY).flatMap(([code, change]) => found(code, change));
    const reasons = findings.flatMap((finding) => ('reasons' in finding ? finding.reasons : []));
    const words = new Map(reasons.map((reason) => [reason.code, reasonWords(reason)]));
    assert.equal(words.size, 10);
    assert.equal(new Set(words.values()).size, 10);
    const disclosures = (['not-http', 'accepted', 'status', 'body'] as const).map((kind) => disclosureWords({ kind }));
    assert.equal(new Set(disclosures).size, 4);
  });

  test('name what was disclosed, address and port', () => {
    const [finding] = found('port-discloses', EVERY['port-discloses']);
    assert.ok(finding);
    assert.equal(
      findingWords(finding).summary,
      '192.168.178.1:8089 discloses more than it should: the HTTP header "Server", text in the body.',
    );
  });

  test('never say that automatic configuration is off, nor of a port that is fine that it is so everywhere', () => {
    const [off] = found('configuration-likely-off', EVERY['configuration-likely-off']);
    assert.ok(off);
    assert.match(findingWords(off).summary, /probably not allowed/);
    for (const code of ['port-closed', 'port-silent', 'port-correct'] as const)
      for (const finding of found(code, EVERY[code]))
        assert.match(findingWords(finding).why, /does not show how|may differ/);
  });

  test('name the FRITZ!Box as the one that answers only where that is shown', () => {
    for (const code of ['port-unproven', 'remote-port-unproven', 'remote-port-no-tls'] as const)
      for (const finding of found(code, EVERY[code])) {
        const { summary, why } = findingWords(finding);
        assert.ok(!summary.startsWith('The FRITZ!Box'), summary);
        assert.match(`${summary} ${why}`, /may not be|nothing shows|something else/);
      }
    for (const code of ['certificate-self-signed', 'certificate-wrong-name', 'lets-encrypt-not-served'] as const)
      for (const finding of found(code, EVERY['remote-port-unproven']))
        assert.match(findingWords(finding).remedy ?? '', /^If it is the FRITZ!Box: /);
  });
});
