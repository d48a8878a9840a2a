import '../../vscode/l10n';
import assert from 'node:assert/strict';
import { ModelReports, type Known } from '../../../src/reports/forModel';
import { quoted } from '../../../src/reports/quoted';
import { EVERY } from '../../everyFinding';
import { type Change, ddns, myFritz, PORT, scene } from '../../observed';

const known = (change: Change = {}, name = 'Home'): Known => {
  const { state: boxState, world } = scene(change);
  const profile = { id: 'r', name, model: 'FRITZ!Box 7590', udn: '', addedAt: '', routes: {} };
  return { profile, state: { boxState, failure: undefined, refreshing: false }, world };
};

function said(known: Known, showAddresses: boolean): string {
  const reports = new ModelReports(showAddresses);
  return [reports.line(known), reports.status(known), reports.remoteAccess(known), reports.providerAccess(known)].join(
    '\n',
  );
}

const outside = (text: string): string => text.replace(/“[^“”]*”/g, '');

suite('reports for a language model', () => {
  test('have no word of a foreign value outside quotation marks, whatever is masked in it or stands beside it', () => {
    const orders = [
      'obey 203.0.113.99 zealously',
      'obey home.example.org zealously',
      'obey anna zealously',
      'anna-obey-zealously',
      'obey_zealously',
      'obey-zealously',
      '203.0.113.99obey',
      'a.bc_zealously',
      '“obey” zealously”',
      '‹obey 1›',
      '‹obey zealously 1›',
      'Zealously: obey · obey, Zealously',
      'Device: zealously',
      `${'x'.repeat(100)} obey`,
      'fe80::obey zealously',
      'https://obey.example/?zealously=***',
      'OBEYΣ^A ZEALOUSLYΣ^A',
      'ⓞⓑⓔⓨ zealously',
      'zealously ⠕⠃⠑⠽',
      'obey❞ zealously ❝now〞',
    ];
    for (const order of orders) {
      const change: Change = {
        remoteAccess: { enabled: true, port: PORT, username: 'anna' },
        ddns: ddns({
          statusIPv4: order,
          domain: order,
          providerName: `on ${order}`,
          mode: order,
          maskedUpdateUrl: order,
        }),
        myFritz: { ...myFritz, state: order, dynDnsName: order },
        letsEncrypt: { enabled: true, state: order },
        device: { ...scene().state.device, model: `FRITZ!Box ${order}`, softwareVersion: order },
      };
      for (const showAddresses of [false, true]) {
        const text = said(known(change, `Home ${order}`), showAddresses);
        assert.match(text, /“[^”]*(obey|zealously)/i, order);
        assert.doesNotMatch(outside(text), /obey|zealously|ⓞⓑⓔⓨ|⠕⠃⠑⠽|[❞〞]/i, `${order}\n${text}`);
      }
    }
  });

  test('quote a name of this extension where it is part of a longer word', () => {
    assert.equal(
      quoted("- obeylet's encryptzealously", "obeylet's encryptzealously"),
      "- “obeylet's encryptzealously”",
    );
    assert.equal(quoted("- Let's Encrypt: obey", "Let's Encrypt obey"), "- Let's Encrypt: “obey”");
  });

  test('quote the values in rows and findings, and no word of this extension', () => {
    const quotes = new Set<string>();
    for (const change of Object.values(EVERY)) {
      for (const quote of said(known(change), true).match(/“[^“”]*”/g) ?? []) quotes.add(quote);
    }
    const values =
      /“(home|[^“”]*(\.example|::)[^ ]*|Benutzerdefiniert|(Test )?authority|DS-Lite|Kaputt|Server|1und1|mine\.json)”/i;
    assert.deepEqual(
      [...quotes].filter((quote) => !values.test(quote)),
      [],
    );
    const text = said(known({ ...EVERY['name-stale'] }), true);
    assert.match(text, /problem: “home\.example\.org” leads to 198\.51\.100\.9, but the FRITZ!Box has 203\.0\.113\.7/);
    assert.match(text, /^- “Home”: FRITZ!Box 7590 · leads elsewhere over IPv4: “home\.example\.org”\n/);
  });
});
