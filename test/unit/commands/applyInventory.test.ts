import { provide } from '../../vscode/l10n';
import { Desk } from './desk';
import assert from 'node:assert/strict';
import { applyCompared } from '../../../src/commands/wanted/applyCompared';
import { applyInventory } from '../../../src/commands/wanted/applyInventory';
import {
  compareWithFile,
  followComparedFile,
  keepComparing,
  stopComparing,
} from '../../../src/commands/wanted/compareInventory';
import { type Mark, marksOf } from '../../../src/commands/wanted/marks';
import { type Comparison, compareInventory } from '../../../src/routers/comparison';
import { readInventory } from '../../../src/routers/inventory';
import { jsonPlaces } from '../../../src/routers/jsonPlaces';
import type { RouterProfile } from '../../../src/routers/profile';
import { routerNode } from '../../../src/tree/nodes/router';
import type { TreeNode } from '../../../src/tree/treeNode';
import { withoutSecrets } from '../../../src/wanted/wanted';

const FILE = 'file:///a.json';
const NO_UPDATES = { providerUpdates: { enabled: false } };
/** Milliseconds of processor time for a file of 20 KB; a check of the URL for each router took 3 000. */
const MARKED_WITHIN = 700;

class Range {
  constructor(
    readonly start: number,
    readonly end: number,
  ) {}
}

class WorkspaceEdit {
  edit: [Range, string] | undefined;

  replace(_uri: unknown, range: Range, text: string): void {
    this.edit = [range, text];
  }
}

class Uri {
  readonly path = FILE;

  toString(): string {
    return FILE;
  }

  static parse(): Uri {
    return new Uri();
  }

  static from(): Uri {
    return new Uri();
  }
}

suite('a file of settings', () => {
  let desk: Desk;
  let leave: () => void;
  /** The text of the open document. */
  let content = '';

  setup(() => {
    desk = new Desk();
    const document = { uri: new Uri(), isDirty: true, getText: () => content, positionAt: (offset: number) => offset };
    const applyEdit = ({ edit }: WorkspaceEdit): Promise<boolean> => {
      if (edit) content = content.slice(0, edit[0].start) + edit[1] + content.slice(edit[0].end);
      return Promise.resolve(true);
    };
    leave = provide({
      ...{ Range, WorkspaceEdit, Uri },
      workspace: {
        ...{ isTrusted: true, textDocuments: [document], openTextDocument: () => Promise.resolve(document), applyEdit },
        getConfiguration: () => ({ inspect: () => undefined }),
      },
    });
  });
  teardown(async () => {
    leave();
    await desk.close();
  });

  const entry = ({ name, udn }: Pick<RouterProfile, 'name' | 'udn'>, wanted: object): object => ({
    ...{ name, udn, wanted },
    host: `${name.toLowerCase()}.example`,
  });
  const fileOf = (wanted: object, ...profiles: Pick<RouterProfile, 'name' | 'udn'>[]): string =>
    JSON.stringify({ version: 2, routers: profiles.map((profile) => entry(profile, wanted)) });
  const compared = (text: string): Comparison =>
    compareInventory(readInventory(text), desk.parts.routers.all(), (id) => desk.parts.boxStates.get(id).boxState);
  const marks = (text: string): Mark[] =>
    marksOf({
      ...{ text, read: readInventory(text), places: jsonPlaces(text) },
      file: { ...compared(text), name: 'a', uri: FILE, isChosen: false, mayApply: true },
    });
  const apply = (text: string): Promise<boolean> => applyCompared(desk.parts, 'a.json', compared(text).compared);

  test('does not replace a user name that the box sends as a key, nor is it kept', async () => {
    const [box, profile] = await desk.add('Home');
    const updateUrl = 'https://dyn.example/u?token=<username>&h=<domain>&ip=<ipaddr>&ip6=<ip6addr>';
    Object.assign(box.state.ddns, { updateUrl, username: 'boxkey-7788' });
    await desk.parts.refresher.refresh();
    const wanted = { ddns: { domain: 'new.example.org', username: 'filekey-9911' } };
    desk.person.will('Enter the password', 'x', 'Apply');
    await apply(fileOf(wanted, profile));
    assert.deepEqual([box.state.ddns.username, box.state.ddns.domain], ['boxkey-7788', 'new.example.org']);
    const { boxState } = desk.parts.boxStates.get(profile.id);
    for (const state of [undefined, boxState]) {
      assert.doesNotMatch(JSON.stringify(withoutSecrets(wanted, state)), /filekey/);
    }
  });

  test('has the password entered anew where the update URL names another server', async () => {
    const [box, profile] = await desk.add('Home');
    await desk.run('updateDynamicDns', profile.id, 'Enter the password', 'kept-password', 'Turn Off and On');
    const updateUrl = 'https://other.example/u?h=<domain>&ip=<ipaddr>&pw=<pass>';
    desk.person.will('Enter the password', 'another', 'Apply');
    await apply(fileOf({ ddns: { updateUrl } }, profile));
    desk.person.isDone();
    assert.deepEqual([box.state.ddns.updateUrl, box.state.ddns.password], [updateUrl, 'another']);
  });

  test('is not applied as a whole where a router was left out, and that is said', async () => {
    const [, home] = await desk.add('Home');
    const [off, parents] = await desk.add('Parents');
    await off.close();
    await desk.parts.refresher.refresh();
    desk.person.will('Apply');
    assert.equal(await apply(fileOf({ providerConfiguration: { enabled: false } }, home, parents)), false);
    assert.match(JSON.stringify([...desk.person.reports.values()]), /Parents/);
  });

  test('does not name the new box before all is restored', async () => {
    await desk.add('Home', { scenario: '7530-7.29' });
    const wanted = { letsEncrypt: { enabled: true }, providerConfiguration: { enabled: false } };
    content = fileOf(wanted, { name: 'Home', udn: 'uuid:old' });
    desk.person.will('Restore', 'Apply');
    await applyInventory(desk.parts, FILE, 'uuid:old');
    assert.match(content, /uuid:old/);
  });

  test('that was edited while a box was restored keeps what is in it', async () => {
    const [, profile] = await desk.add('Home');
    const [a, home] = [
      { name: 'A', udn: 'uuid:A' },
      { name: 'Home', udn: 'uuid:old' },
    ];
    content = fileOf(NO_UPDATES, a, home);
    const edit = (): string => {
      content = fileOf(NO_UPDATES, home);
      return 'Apply';
    };
    desk.person.will('Restore', edit);
    await applyInventory(desk.parts, FILE, home.udn);
    assert.equal(content, fileOf(NO_UPDATES, { ...home, udn: profile.udn }));
  });

  test('is applied to the router that a link was made for, wherever its entry is now', async () => {
    const [home, first] = await desk.add('Home');
    const [parents, second] = await desk.add('Parents');
    content = fileOf(NO_UPDATES, { name: 'New', udn: 'uuid:New' }, first, second);
    desk.person.will('Apply');
    await applyInventory(desk.parts, FILE, second.udn);
    const allowed = [home, parents].map(({ state }) => state.managementServer.firmwareDownload);
    assert.deepEqual(allowed, [true, false]);
    await assert.rejects(applyInventory(desk.parts, FILE, 'uuid:gone'), /Nothing was changed/);
  });

  test('is marked quickly where many routers have one bad update URL', () => {
    const updateUrl = `https://d.example/?${'[a b]'.repeat(190)}`;
    const routers = Array.from({ length: 500 }, (_, index) => ({ name: `R${index}`, host: `r${index}.example` }));
    const text = JSON.stringify({ version: 2, defaults: { ddns: { updateUrl, mode: 'ddns_v4' } }, routers });
    const start = process.cpuUsage();
    marks(text);
    const { user, system } = process.cpuUsage(start);
    assert.ok(user + system < MARKED_WITHIN * 1_000, `${(user + system) / 1_000} ms`);
  });

  test('that is compared with says in the row which entry is not valid, and leads there', async () => {
    const [, profile] = await desk.add('Home');
    const shown: unknown[] = [];
    const undo = provide({ window: { showTextDocument: (...call: unknown[]) => shown.push(call[1]) } });
    try {
      content = fileOf(NO_UPDATES, profile).replace('home.example', 'a b');
      await desk.parts.comparedFile.choose(FILE);
      await followComparedFile(desk.parts);
      const row = (): TreeNode | undefined =>
        routerNode(profile, desk.parts.boxStates.get(profile.id), desk.parts.worlds.get(profile.id))
          .children?.()
          .find(({ id }) => id === 'wanted');
      assert.deepEqual([row()?.description, row()?.level], ['entry in file not valid', 'warning']);
      await compareWithFile(desk.parts, { routerId: profile.id }, undefined);
      const start = content.indexOf('{"name":"Home"');
      assert.deepEqual(shown, [{ selection: new Range(start, start) }]);
      content = fileOf(NO_UPDATES, profile);
      await followComparedFile(desk.parts);
      assert.equal(row()?.description, '1 difference');
    } finally {
      undo();
    }
  });

  test('says of a router whose entry is not valid that nothing of it is applied', async () => {
    const [[, home], [, barn]] = [await desk.add('Home'), await desk.add('Barn')];
    content = fileOf(NO_UPDATES, home, barn).replace('home.example', 'a b');
    await desk.parts.comparedFile.choose(FILE);
    const [one, other] = [{ routerId: home.id }, { routerId: barn.id }];
    for (const selected of [undefined, [one, other], [other, one]])
      await assert.rejects(applyInventory(desk.parts, selected?.[0] ?? one, selected), /Home: .* is not valid/);
  });

  test('brings its report up to date when comparing is kept and stopped', async () => {
    const [, profile] = await desk.add('Home');
    content = fileOf(NO_UPDATES, profile);
    const report = (): string => [...desk.person.reports.values()].map(({ html }) => html).join('');
    await compareWithFile(desk.parts, FILE, undefined);
    assert.match(report(), /\[Keep Comparing\]/);
    await keepComparing(desk.parts, FILE);
    assert.match(report(), /\[Stop Comparing\]/);
    await stopComparing(desk.parts);
    assert.match(report(), /\[Keep Comparing\]/);
  });

  test('has differences marked as what they are in the rows, and says which come from the defaults', async () => {
    const [, { name, udn }] = await desk.add('Home');
    const text = JSON.stringify({ version: 2, defaults: NO_UPDATES, routers: [entry({ name, udn }, {})] });
    const [mark] = marks(text);
    assert.match(mark?.message ?? '', /FRITZ!Box: allowed · file, in "defaults": not allowed · read/);
    assert.equal(mark?.isWarning, true);
  });

  test('has the piece of an update URL marked that is wrong, which the message does not quote', async () => {
    const [, profile] = await desk.add('Home');
    const text = fileOf({ ddns: { updateUrl: 'https://d.example/?p=<geheim>&h=<domain>&ip=<ipaddr>' } }, profile);
    const mark = marks(text).find(({ message }) => message.includes('does not know'));
    assert.match(mark?.message ?? '', /does not know <…>\. Write what belongs there/);
    assert.equal(text.slice(mark?.place.start, mark?.place.end), '<geheim>');
  });

  test('with several secrets in one URL gets no quick fix that puts the password in the place of the user', async () => {
    const [, profile] = await desk.add('Home');
    const fixesOf = (updateUrl: string): string =>
      JSON.stringify(marks(fileOf({ ddns: { updateUrl } }, profile)).flatMap((mark) => mark.fixes()));
    assert.doesNotMatch(fixesOf('https://x.example/update?user=anna.b&key=abc123456&ip=<ipaddr>'), /<pass>/);
    assert.match(fixesOf('https://x.example/update?key=abc123456&ip=<ipaddr>'), /key=<pass>/);
  });
});
