import { provide } from '../../vscode/l10n';
import { Desk } from './desk';
import assert from 'node:assert/strict';
import { VERBS } from '../../../src/commands/verbs';
import { applyCompared } from '../../../src/commands/wanted/applyCompared';
import { compareInventory } from '../../../src/routers/comparison';
import { readInventory } from '../../../src/routers/inventory';
import { actionsOn, actionsOnAll, comparisonReport } from '../../../src/reports/comparison';
import type { RouterProfile } from '../../../src/routers/profile';
import { comparedWords } from '../../../src/ui/words/wanted';
import type { SimulatedBox } from '../../box';

type State = SimulatedBox['state'];
type Case = [
  what: string,
  wanted: object,
  answers: (string | undefined)[],
  now: (state: State) => unknown,
  expected: unknown,
];

const PASSWORD = ['Enter the password', 'eule & <Ddns>'];
const USER = ['anna', 'blaumeise-Neu-5', 'blaumeise-Neu-5'];
const OTHER = 'https://other.example/update?host=<domain>&ip=<ipaddr>&pw=<pass>';

/** Each value that can be wanted, with what is asked before it is applied, and what the box has then. */
const CASES: Case[] = [
  [
    'remote access off',
    { remoteAccess: { enabled: false } },
    ['Apply'],
    ({ remoteAccess }) => remoteAccess.enabled,
    false,
  ],
  ['a port', { remoteAccess: { port: 50123 } }, [...USER, 'Apply'], ({ remoteAccess }) => remoteAccess.port, 50123],
  [
    "Let's Encrypt",
    { letsEncrypt: { enabled: false } },
    ['Apply'],
    ({ remoteAccess }) => remoteAccess.letsEncryptEnabled,
    false,
  ],
  [
    'updates',
    { providerUpdates: { enabled: false } },
    ['Apply'],
    ({ managementServer }) => managementServer.firmwareDownload,
    false,
  ],
  ['dynamic DNS off', { ddns: { enabled: false } }, [...PASSWORD, 'Apply'], ({ ddns }) => ddns.enabled, false],
  [
    'a domain',
    { ddns: { domain: 'new.example.org' } },
    [...PASSWORD, 'Apply'],
    ({ ddns }) => ddns.domain,
    'new.example.org',
  ],
  ['a user', { ddns: { username: 'berta' } }, [...PASSWORD, 'Apply'], ({ ddns }) => ddns.username, 'berta'],
  ['a mode', { ddns: { mode: 'ddns_v6' } }, [...PASSWORD, 'Apply'], ({ ddns }) => ddns.mode, 'ddns_v6'],
  [
    'a provider',
    { ddns: { providerName: 'Beispiel-DNS' } },
    [...PASSWORD, 'Apply'],
    ({ ddns }) => ddns.provider,
    'Beispiel-DNS',
  ],
  ['an update URL', { ddns: { updateUrl: OTHER } }, [...PASSWORD, 'Apply'], ({ ddns }) => ddns.updateUrl, OTHER],
  [
    'an update URL without its secret, which is entered',
    { ddns: { updateUrl: 'https://other.example/update?token=***' } },
    ['https://other.example/update?token=eule-4711', ...PASSWORD, 'Apply'],
    ({ ddns }) => ddns.updateUrl,
    'https://other.example/update?token=eule-4711',
  ],
  [
    'an update URL with a secret, which is not taken from the file',
    { ddns: { updateUrl: 'https://other.example/update?token=eule-4711' } },
    ['https://other.example/update?token=***', 'https://other.example/update?token=kauz-5150', ...PASSWORD, 'Apply'],
    ({ ddns }) => ddns.updateUrl,
    'https://other.example/update?token=kauz-5150',
  ],
];

suite('settings from a file', function () {
  this.timeout(20_000);
  let desk: Desk;
  setup(() => {
    desk = new Desk();
  });
  teardown(() => desk.close());

  const fileOf = (wanted: object, ...profiles: RouterProfile[]): string => {
    const routers = profiles.map(({ name, udn }) => ({ name, udn, host: `${name.toLowerCase()}.example`, wanted }));
    return JSON.stringify({ version: 2, routers });
  };
  const compared = (text: string) =>
    compareInventory(readInventory(text), desk.parts.routers.all(), (id) => desk.parts.boxStates.get(id).boxState)
      .compared;
  async function apply(text: string, ...answers: (string | undefined)[]): Promise<boolean> {
    desk.person.will(...answers);
    const isDone = await applyCompared(desk.parts, 'a.json', compared(text));
    desk.person.isDone();
    return isDone;
  }

  for (const [what, wanted, answers, now, expected] of CASES) {
    test(`are applied: ${what}`, async () => {
      const [box, profile] = await desk.add('Home');
      assert.notDeepEqual(now(box.state), expected);
      assert.equal(await apply(fileOf(wanted, profile), ...answers), true, JSON.stringify(desk.person.told));
      assert.deepEqual(now(box.state), expected);
      // The password is kept with every change of dynamic DNS.
      if ('ddns' in wanted) assert.equal(box.state.ddns.password, 'eule & <Ddns>');
      const hidden = JSON.stringify([desk.person.asked, desk.person.told, [...desk.documents]]);
      assert.doesNotMatch(hidden, /eule-4711|kauz-5150|blaumeise-Neu/);
      assert.deepEqual(
        compared(fileOf(wanted, profile)).flatMap(({ differences }) =>
          differences.filter(({ box: has }) => has !== undefined),
        ),
        [],
      );
    });
  }

  test('that the box does not report are sent when they are named, after a question', async () => {
    const [box, profile] = await desk.add('Home');
    await apply(fileOf({ providerConfiguration: { enabled: false } }, profile), 'Apply');
    assert.equal(box.state.managementServer.tr069Enabled, false);
  });

  test('are not applied when the person gives up, at each question', async () => {
    const [box, profile] = await desk.add('Home');
    const before = JSON.stringify([box.state.ddns, box.state.remoteAccess]);
    const wanted = { remoteAccess: { port: 50123 }, ddns: { domain: 'new.example.org' } };
    const answers = [...USER, ...PASSWORD];
    for (let given = 0; given <= answers.length; given++) {
      await apply(fileOf(wanted, profile), ...answers.slice(0, given), undefined);
      assert.equal(JSON.stringify([box.state.ddns, box.state.remoteAccess]), before, `after ${given} answers`);
    }
  });

  test('are asked about once for all routers, and one that fails does not stop the others', async () => {
    const [home, homeProfile] = await desk.add('Home');
    const [old, oldProfile] = await desk.add('Old', { scenario: '7530-7.29' });
    const [parents, parentsProfile] = await desk.add('Parents');
    for (const { state } of [home, old, parents]) state.managementServer.firmwareDownload = false;
    await desk.parts.refresher.refresh();
    home.faults.order({ kind: 'fault', code: 820 }, { action: 'X_AVM-DE_SetTR069FirmwareDownloadEnabled' });
    const wanted = { letsEncrypt: { enabled: false }, providerUpdates: { enabled: true } };
    const file = fileOf(wanted, homeProfile, oldProfile, parentsProfile);
    assert.equal(await apply(file, 'Apply'), false);
    const [question] = desk.person.asked;
    assert.ok(
      question?.rows.some(({ label }) => label.includes("Old: Let's Encrypt: This FRITZ!Box has no Let's")),
      'it is said before',
    );
    assert.deepEqual(
      [home, old, parents].map(({ state }) => state.managementServer.firmwareDownload),
      [false, true, true],
    );
    assert.deepEqual(
      [home, parents].map(({ state }) => state.remoteAccess.letsEncryptEnabled),
      [false, false],
    );
    assert.match(desk.last().text, /^\d done, 2 not, see the report: Apply Settings From a\.json\./);
    const report = desk.person.reports.get('Apply Settings From a.json')?.html ?? '';
    const [failed = '', done = ''] = report.split('## Done');
    assert.match(failed, /## Not done\n\n- Old: .*no Let's Encrypt.*\n- Home: /);
    assert.match(
      done,
      new RegExp(
        `- Parents: .*\\[Undo: Let's Encrypt\\]\\(<command:.*undoLastChange.*${parentsProfile.id}.*letsEncrypt.*Show Changes`,
      ),
    );
  });

  test('are named in the question, and each warning names the routers it is for', async () => {
    const [, home] = await desk.add('Home');
    await apply(fileOf({ letsEncrypt: { enabled: false } }, home), undefined);
    const rows = desk.person.asked.at(-1)?.rows ?? [];
    assert.ok(
      rows.some(({ label, detail }) => label === "Let's Encrypt" && detail === 'on → off'),
      JSON.stringify(rows),
    );

    const [, parents] = await desk.add('Parents');
    const [office, officeProfile] = await desk.add('Office');
    office.state.managementServer.firmwareDownload = false;
    await desk.parts.refresher.refresh();
    const wanted = { letsEncrypt: { enabled: false }, providerUpdates: { enabled: false } };
    await apply(fileOf(wanted, home, parents, officeProfile), undefined);
    const { says = '' } = desk.person.asked.at(-1) ?? {};
    assert.match(says, /\nHome, Parents: Your internet provider then no longer installs updates/);
    assert.match(says, /\nHome · Let's Encrypt: on → off\n/);
  });

  test('are named in a dialog as far as it has room, and all of them in the comparison', async () => {
    const profiles: RouterProfile[] = [];
    for (let index = 0; index < 12; index++) profiles.push((await desk.add(`Home${index}`))[1]);
    await apply(fileOf({ providerUpdates: { enabled: false } }, ...profiles), 'Compare', undefined);
    const [question] = desk.person.asked;
    assert.match(question?.says ?? '', /\nAnd \d+ more lines: "Compare" shows all of it\.$/);
    assert.equal(question?.says.split('\n').length, 23);
    const shown = desk.documents.get('Before and after: 12 routers') ?? '';
    assert.match(shown, /Home11 · Automatic updates.*\n\n.*: not allowed\nYour internet provider then no longer/);
  });

  test('that the box does not have are no difference, and nothing is applied for them', async () => {
    const [box, profile] = await desk.add('Old', { scenario: '7530-7.29' });
    const file = fileOf({ letsEncrypt: { enabled: true } }, profile);
    const [one] = compared(file);
    assert.ok(one);
    assert.match(comparedWords(one), /^no differences · cannot be compared: 1 · read/);
    const all = {
      name: 'a.json',
      uri: 'file:///a.json',
      compared: [one],
      invalid: [{ name: 'Barn', udn: '', index: 2, profile: undefined }],
      isChosen: false,
      mayApply: true,
    };
    const labels = [...actionsOnAll(all), ...actionsOn(all, one)].map(([label]) => label);
    assert.deepEqual(labels, ['Keep Comparing']);
    assert.match(
      comparisonReport(all, new Date()),
      /Routers: 2, with differences: 0, not valid: 1\. Made [^]*## Barn\n\nnot valid, and not compared\n\n\[Show in File\]/,
    );
    await apply(file);
    assert.match(desk.last().text, /^Old: Let's Encrypt: This FRITZ!Box has no Let's Encrypt\./);
    assert.equal(box.traffic.log.filter(({ action }) => action?.startsWith('Set')).length, 0);

    const [, home] = await desk.add('Home');
    const [unreported] = compared(fileOf({ providerConfiguration: { enabled: false } }, home));
    assert.ok(unreported);
    assert.match(comparedWords(unreported), /^no differences · cannot be compared: 1 · read/);
    const offered = actionsOn(all, unreported).map(([label]) => label);
    assert.deepEqual(offered, ['Apply…'], 'what is sent is offered to be sent');
  });

  test('are not asked for an update URL that the box fills in', async () => {
    const [box, profile] = await desk.add('Home');
    const ddns = { providerName: 'Beispiel-DNS', updateUrl: 'https://other.example/update?token=***' };
    await apply(fileOf({ ddns }, profile), ...PASSWORD, 'Apply');
    assert.equal(box.state.ddns.provider, 'Beispiel-DNS');
  });

  test('with an update URL that cannot work are applied after it was said', async () => {
    const [box, profile] = await desk.add('Home');
    const wanted = { ddns: { mode: 'ddns_both', updateUrl: 'https://dyn.example?ip=<ipaddr>&pw=<pass>' } };
    await apply(fileOf(wanted, profile), ...PASSWORD, undefined);
    const rows = desk.person.asked.at(-1)?.rows ?? [];
    for (const said of ['The slash after the server is missing', 'Two requests need two URLs']) {
      assert.ok(
        rows.some(({ label }) => label.includes(said)),
        `${said} in ${JSON.stringify(rows)}`,
      );
    }
    assert.notEqual(box.state.ddns.mode, 'ddns_both');
  });

  test('ask for what a port takes, and say so and from which file', async () => {
    const [, profile] = await desk.add('Home');
    await apply(fileOf({ remoteAccess: { port: 50123 } }, profile), undefined);
    const { title, says } = desk.person.asked.at(-1) ?? {};
    assert.equal(title, 'Apply Settings From a.json: Home');
    assert.match(says ?? '', /^To set the port, the FRITZ!Box needs a user and a new password/);
  });

  test('are not asked about where the login may not change anything', async () => {
    const [, profile] = await desk.add('Home', {}, 1);
    await assert.rejects(apply(fileOf({ letsEncrypt: { enabled: false } }, profile)), /may not change this/);
  });

  test('cut the way in use only after the rest, and not where something of that failed', async () => {
    // No proxy is set.
    provide({ workspace: { getConfiguration: () => ({ get: () => undefined, inspect: () => undefined }) } });
    const [box, profile] = await desk.add('Home', { remote: {} });
    const trust = { kind: 'key', fingerprint: box.fingerprint } as const;
    const { credentials } = await desk.parts.clients.get(profile);
    assert.ok(credentials);
    const address = { host: box.host, port: box.state.remoteAccess.port };
    await desk.parts.routers.setRoute(profile.id, { kind: 'internet', address, trust, credentials });
    await desk.parts.routers.removeRoute(profile.id, 'lan');
    await desk.parts.clients.reset(profile.id);
    await desk.parts.refresher.refresh();
    const wanted = { remoteAccess: { enabled: false }, providerUpdates: { enabled: false } };
    box.faults.order({ kind: 'fault', code: 820 }, { action: 'X_AVM-DE_SetTR069FirmwareDownloadEnabled' });
    await apply(fileOf(wanted, profile), 'Apply');
    assert.equal(box.state.remoteAccess.enabled, true);
    assert.match(desk.last().text, /Remote access: not done, because an earlier change was not made/);
    await apply(fileOf(wanted, profile), 'Apply');
    assert.deepEqual([box.state.managementServer.firmwareDownload, box.state.remoteAccess.enabled], [false, false]);
    const actions = box.traffic.log.flatMap(({ action }) =>
      action?.startsWith('Set') || action?.includes('_Set') ? [action] : [],
    );
    assert.equal(actions.at(-1), 'SetEnable');
  });

  test('are not applied in a workspace that is not trusted', async () => {
    const [box, profile] = await desk.add('Home');
    provide({ workspace: { isTrusted: false } });
    await assert.rejects(desk.run('applyInventory', 'file:///a.fritzbox-inventory.json'), /in trusted workspaces only/);
    assert.equal(await desk.parts.history.lastUndos(profile.id, []).then(({ length }) => length), 0);
    assert.equal(box.traffic.log.filter(({ action }) => action?.startsWith('Set')).length, 0);
  });

  test('that were applied together are undone one by one', async () => {
    const [box, profile] = await desk.add('Home');
    // Its certificate is there at once: an undo that turns Let's Encrypt on waits for it.
    box.state.paceMs = 0;
    const wanted = { letsEncrypt: { enabled: false }, providerUpdates: { enabled: false } };
    await apply(fileOf(wanted, profile), 'Apply');
    const now = (): boolean[] => [
      box.state.remoteAccess.letsEncryptEnabled,
      box.state.managementServer.firmwareDownload,
    ];
    assert.deepEqual(now(), [false, false]);
    await desk.run('undoLastChange', profile.id, "Let's Encrypt", 'Undo');
    assert.deepEqual(now(), [true, false]);
    desk.person.will('Undo');
    await VERBS.undoLastChange(desk.parts, profile.id, 'providerUpdates', 'undoLastChange');
    desk.person.isDone();
    assert.deepEqual(now(), [true, true]);
  });
});
