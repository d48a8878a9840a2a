import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import * as vscode from 'vscode';
import type { SettingKind } from '../../src/wanted/values';
import { SETTINGS } from '../../src/changes/settings';
import { change, propose } from '../../src/commands/change';
import { prepare } from '../../src/commands/change/prepare';
import type { Plan } from '../../src/commands/change/verb';
import { checkRemoteAccessOf } from '../../src/commands/checkRemoteAccess';
import { exportTo } from '../../src/commands/exportInventory';
import type { Parts } from '../../src/commands/parts';
import { comparedFile } from '../../src/commands/wanted/compareInventory';
import { COMMANDS } from '../../src/common/commandIds';
import { TOOLS } from '../../src/common/toolNames';
import { comparisonReport } from '../../src/reports/comparison';
import { readInventory } from '../../src/routers/inventory';
import type { RouterProfile } from '../../src/routers/profile';
import { routerNode } from '../../src/tree/nodes/router';
import { toHumanError } from '../../src/ui/words/errors';
import { startBox, type BoxOptions, type SimulatedBox } from '../box';
import { canaryForms, canaryIn } from '../canary';
import { startProxy } from '../net/proxy';
import { World } from '../net/world';
import { until } from '../vscode/until';
import { addBox } from '../windows';
import { activated } from './extension';

// SECURITY.md, "Passwords are in SecretStorage and nowhere else": secrets that cannot be mistaken go through
// everything the extension does, well and badly, and then everything that it showed, kept or logged is searched.

/** No two share a part that could hide one behind another. */
const CANARIES = {
  login: 'Zeisig "1" & <ü> 100% 🐤',
  wrongLogin: "Kleiber '2' ;--< > %26 &amp;",
  dynamicDns: 'Gimpel "3" & <ß> %3C 🦜',
  former: 'Pirol-4 &<é> 4%',
  internetUser: 'Stieglitz 5 & <x> "y" %2',
  token: 'Bachstelze6-Token-%C3%BC&x=<y>',
  acs: 'Rotschwanz7Acs',
  proxy: 'Wiedehopf8&Proxy',
} as const;

type Method = 'showErrorMessage' | 'showWarningMessage' | 'showInformationMessage' | 'setStatusBarMessage';
const METHODS: readonly Method[] = [
  'showErrorMessage',
  'showWarningMessage',
  'showInformationMessage',
  'setStatusBarMessage',
];

suite('canaries', function () {
  this.timeout(300_000);
  let parts: Parts;
  let world: World;
  const boxes: SimulatedBox[] = [];
  /** All that was shown or kept, by where. */
  const seen = new Map<string, string[]>();
  const restore: (() => void)[] = [];
  let places = 0;

  const note = (where: string, what: unknown): void => {
    const text = typeof what === 'string' ? what : inspect(what, { depth: 8, maxStringLength: null });
    seen.set(where, [...(seen.get(where) ?? []), text]);
    places++;
  };

  suiteSetup(async () => {
    parts = await activated();
    world = await World.start();
    for (const method of METHODS) {
      const original = Reflect.get(vscode.window, method) as (...args: unknown[]) => unknown;
      Reflect.set(vscode.window, method, (...args: unknown[]) => {
        note(method, args);
        // Questions get no answer.
        return method === 'setStatusBarMessage' ? original.apply(vscode.window, args) : Promise.resolve(undefined);
      });
      restore.push(() => Reflect.set(vscode.window, method, original));
    }
    const put = Reflect.get(parts.documents, 'put') as (name: string, text: string) => vscode.Uri;
    Reflect.set(parts.documents, 'put', (name: string, text: string) => {
      note('documents', `${name}\n${text}`);
      return put.call(parts.documents, name, text);
    });
    restore.push(() => Reflect.deleteProperty(parts.documents, 'put'));
    for (const level of ['trace', 'debug', 'info', 'warn', 'error'] as const) {
      const original = Reflect.get(parts.log, level) as (...args: unknown[]) => void;
      Reflect.set(parts.log, level, (...args: unknown[]) => {
        note('log', args);
        original.apply(parts.log, args);
      });
      restore.push(() => Reflect.set(parts.log, level, original));
    }
    for (const level of ['log', 'warn', 'error'] as const) {
      const original = Reflect.get(console, level) as (...args: unknown[]) => void;
      console[level] = (...args: unknown[]) => {
        note('console', args);
        original.apply(console, args);
      };
      restore.push(() => {
        console[level] = original;
      });
    }
    parts.log.show();
    await until(async () => {
      await vscode.commands.executeCommand(`workbench.action.output.activeOutputLogLevel.${vscode.LogLevel.Trace}`);
      return parts.log.logLevel === vscode.LogLevel.Trace;
    }, 'the log at the level Trace');
    // While the panel is open, all of it is drawn.
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
  suiteTeardown(async () => {
    for (const undo of restore.reverse()) undo();
    await parts.comparedFile.choose(undefined);
    await vscode.workspace.getConfiguration('http').update('proxy', undefined, vscode.ConfigurationTarget.Global);
    parts.log.show();
    await until(async () => {
      await vscode.commands.executeCommand(`workbench.action.output.activeOutputLogLevel.${vscode.LogLevel.Info}`);
      return parts.log.logLevel === vscode.LogLevel.Info;
    }, 'the log at the level Info');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const { id } of parts.routers.all()) await parts.routers.remove(id);
    for (const box of boxes.splice(0)) await box.close();
    await world.close();
  });

  async function router(name: string, options: BoxOptions = {}): Promise<[SimulatedBox, RouterProfile]> {
    const box = await startBox({ name, ...options });
    boxes.push(box);
    world.add(box);
    const [anna] = box.state.users;
    assert.ok(anna);
    anna.password = CANARIES.login;
    Object.assign(box.state.ddns, {
      password: CANARIES.former,
      updateUrl: `https://dyn.example.org/update?host=<domain>&token=${CANARIES.token}`,
    });
    box.state.managementServer.url = `https://acs:${CANARIES.acs}@acs.example.net:7547/${CANARIES.acs}`;
    return [box, await addBox(parts, box, CANARIES.login)];
  }

  const make = async (profile: RouterProfile, kind: SettingKind, plan: Plan): Promise<void> => {
    const verb = { title: 'Test', apply: 'Do It', kind };
    try {
      const target = await prepare(parts, profile, SETTINGS[kind], new AbortController().signal);
      note('proposals', propose({ ...target, plan }, verb.kind));
    } catch (error) {
      noteError(error);
    }
    try {
      await change(parts, [profile], { ...verb, plan: () => Promise.resolve({ ...plan, agreed: true }) });
    } catch (error) {
      noteError(error);
    }
  };

  /** What a command that fails shows, and what is logged of it. */
  const noteError = (error: unknown): void => {
    const { message, remedy } = toHumanError(error);
    note('errors', [message, remedy, inspect(error), (error as Error).stack]);
  };

  const run = async (command: string, ...args: unknown[]): Promise<void> => {
    await vscode.commands.executeCommand(command, ...args);
  };

  /** Rows with their tooltips, and what can be copied of them. */
  const noteRows = (): void => {
    for (const profile of parts.routers.all()) {
      const { id } = profile;
      note('rows', routerNode(profile, parts.boxStates.get(id), parts.worlds.get(id), parts.exposures.get(id)));
      note('history', parts.history.all(id));
    }
  };

  test('go in, through all that is done', async () => {
    const [box, profile] = await router('Home');
    await parts.refresher.refresh();
    const dynamicDns = { value: CANARIES.dynamicDns, change: 'new' as const };
    const url = `https://dyn.example.org/new?host=<domain>&key=${CANARIES.token}&pw=<pass>`;
    await make(profile, 'ddns', { wanted: { updateUrl: url }, password: dynamicDns });
    assert.equal(box.state.ddns.password, CANARIES.dynamicDns);
    const internetUser = { value: CANARIES.internetUser, change: 'new' as const };
    await make(profile, 'remoteAccessUser', {
      wanted: { enabled: true, port: '50130', username: 'erik' },
      password: internetUser,
      newLogin: { user: 'erik', password: internetUser.value },
    });
    for (const [kind, action] of [
      ['ddns', 'SetDDNSConfig'],
      ['remoteAccessUser', 'SetConfig'],
    ] as const) {
      const plans: Record<typeof kind, Plan> = {
        ddns: { wanted: { domain: `${action}.example.org`, updateUrl: `${url}&again` }, password: dynamicDns },
        remoteAccessUser: { wanted: { port: '50131' }, password: internetUser },
      };
      for (const fault of [
        { kind: 'fault', code: 820 },
        { kind: 'fault', code: 867 },
        { kind: 'drop before' },
        { kind: 'drop after' },
        { kind: 'truncate' },
        { kind: 'status', status: 500 },
        // A box that gives back what it was sent.
        { kind: 'wrong content', body: Object.values(CANARIES).join(' ') },
      ] as const) {
        box.faults.order(fault, { action });
        await make(profile, kind, plans[kind]);
      }
    }
    noteRows();
    await checkRemoteAccessOf(parts, [profile], { resolvers: [world.resolver.address] });
    for (const command of [
      COMMANDS.checkProviderAccess,
      COMMANDS.showStatus,
      COMMANDS.showChanges,
      COMMANDS.showFleetReport,
      COMMANDS.reportProblem,
      COMMANDS.copyForumReport,
      COMMANDS.copyAddress,
    ]) {
      await run(command, profile.id);
      note('clipboard', await vscode.env.clipboard.readText());
    }
    const inventory = path.join(mkdtempSync(path.join(tmpdir(), 'inventory-')), 'x.fritzbox-inventory.json');
    await exportTo(parts, vscode.Uri.file(inventory), { profiles: parts.routers.all(), withSettings: true });
    note('inventory', readFileSync(inventory, 'utf8'));
    // The file holds the token in clear: it must reach neither the rows nor the kept state.
    const { routers } = JSON.parse(readFileSync(inventory, 'utf8')) as { routers: { wanted: { ddns: object } }[] };
    const updateUrl = `https://dyn.example.org/other?host=<domain>&key=${CANARIES.token}`;
    for (const { wanted } of routers) wanted.ddns = { ...wanted.ddns, updateUrl };
    const withSecret = inventory.replace('x.fritzbox', 'secret.fritzbox');
    writeFileSync(withSecret, JSON.stringify({ version: 2, routers }));
    const file = vscode.Uri.file(withSecret).toString();
    await run(COMMANDS.keepComparing, file);
    await run(COMMANDS.compareInventory, file);
    assert.ok(parts.worlds.get(profile.id)?.wanted, 'the file is compared with');
    noteRows();
    note(
      'reports',
      comparisonReport(
        comparedFile(parts, vscode.Uri.file(withSecret), readInventory(readFileSync(withSecret))),
        new Date(),
      ),
    );
    for (const name of Object.values(TOOLS)) {
      const input = name === TOOLS.listRouters ? {} : { router: 'Home' };
      const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
      note('tools', content);
    }
    assert.ok(
      seen.get('log')?.some((line) => line.includes('<')),
      'the log has what was said',
    );
  });

  test('go in, through what fails', async () => {
    const [box, profile] = await router('Parents');
    await parts.credentials.set(
      profile.id,
      { kind: 'key', fingerprint: box.fingerprint },
      {
        user: 'anna',
        password: CANARIES.wrongLogin,
      },
    );
    await parts.refresher.refreshAnew(profile.id);
    assert.equal(parts.boxStates.get(profile.id).failure?.kind, 'wrong-credentials');
    await make(profile, 'letsEncrypt', { wanted: { enabled: false } });
    await run(COMMANDS.showStatus, profile.id);
    const [far, away] = await router('Office', { remote: {} });
    const proxy = await startProxy(407);
    await vscode.workspace
      .getConfiguration('http')
      .update('proxy', `http://anna:${encodeURIComponent(CANARIES.proxy)}@127.0.0.1:${proxy.port}`, true);
    await parts.routers.setRoute(away.id, {
      kind: 'internet',
      address: { host: 'office.invalid', port: far.state.remoteAccess.port },
      trust: { kind: 'key', fingerprint: far.fingerprint },
      credentials: { user: 'anna', password: CANARIES.login },
    });
    await parts.routers.moveRoute(away.id, 'lan', 9);
    await parts.refresher.refreshAnew(away.id);
    assert.equal(parts.boxStates.get(away.id).failure?.kind, 'proxy-failed');
    await proxy.close();
    await parts.clients.reset(away.id);
    await parts.refresher.refresh([away.id]);
    await run(COMMANDS.reportProblem);
    await run(COMMANDS.showFleetReport);
    noteRows();
  });

  test('and do not come out', () => {
    const state = Reflect.get(Reflect.get(parts.routers, 'profiles'), 'memento') as vscode.Memento;
    for (const key of state.keys()) note('state', `${key} ${JSON.stringify(state.get(key))}`);
    note('events', parts.events.all());
    for (const document of vscode.workspace.textDocuments) note('editors', document.getText());
    const found = [...seen].flatMap(([where, texts]) =>
      Object.entries(CANARIES).flatMap(([name, secret]) => {
        // One after the other as well: a secret may be cut where one text ends.
        const forms = canaryIn(texts.join('\n'), secret);
        return forms.length === 0 ? [] : [`${name} in ${where}: ${forms.join(', ')}`];
      }),
    );
    assert.deepEqual(found, [], `${places} texts, ${seen.size} places`);
    for (const where of ['documents', 'log', 'rows', 'state', 'errors', 'proposals', 'tools', 'inventory', 'editors']) {
      assert.ok((seen.get(where) ?? []).join('').length > 100, `${where} was looked at`);
    }
    const forms = Object.values(CANARIES).reduce((sum, secret) => sum + canaryForms(secret).size, 0);
    parts.log.info(`${Object.keys(CANARIES).length} canaries, ${forms} spellings, ${places} texts`);
  });
});
