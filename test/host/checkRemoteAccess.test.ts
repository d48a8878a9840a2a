import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { checkRemoteAccessOf, copyForumReport } from '../../src/commands/checkRemoteAccess';
import type { Parts } from '../../src/commands/parts';
import { fleetReport } from '../../src/reports/fleet';
import { remoteAccessCheckReport } from '../../src/reports/remoteAccessCheck';
import type { RouterProfile } from '../../src/routers/profile';
import { routerLevel, routerNode } from '../../src/tree/nodes/router';
import type { TreeNode } from '../../src/tree/treeNode';
import { startBox, type SimulatedBox } from '../box';
import { closedAfterEach } from '../closedAfterEach';
import { certificateFor } from '../net/tlsEndpoint';
import { World } from '../net/world';
import { addBox } from '../windows';
import { activated } from './extension';

const NAME = 'home.example.org';
const MY_FRITZ = 'abc.myfritz.example';
const IPV4 = '203.0.113.7';
const IPV6 = '2001:db8:7590::1';
const PORT = 44123;
const CANARY = /geheim|acs-anmeldung|zaunkoenig|eule-Token|kranich/;

interface Scene {
  readonly world: World;
  readonly box: SimulatedBox;
}

/** `to` in days from now. */
const certificate = (world: World, names: string[], to = 62.5) =>
  certificateFor(names, world.authority, to < 0 ? { from: to - 90, to } : { to });

suite('the check of remote access', () => {
  let parts: Parts;

  suiteSetup(async () => {
    parts = await activated();
  });
  teardown(async () => {
    for (const { id } of parts.routers.all()) await parts.routers.remove(id);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  // Boxes go after the routers that know them.
  const open = closedAfterEach();

  /** A box in order, in a world that sees it so. */
  async function scene(): Promise<Scene & { profile: RouterProfile }> {
    const world = await World.start();
    const box = await startBox();
    open.push(world, box);
    box.state.myFritz.name = MY_FRITZ;
    box.state.managementServer.url = 'https://acs-anmeldung:geheim-1@acs.example.net:7547/geheim-2';
    for (const name of [NAME, MY_FRITZ]) world.setName(name, { A: [IPV4], AAAA: [IPV6] });
    const served = await certificate(world, [MY_FRITZ, NAME]);
    for (const address of [IPV4, IPV6]) await world.listen(address, PORT, served);
    return { world, box, profile: await addBox(parts, box) };
  }

  const row = (profile: RouterProfile): TreeNode =>
    routerNode(profile, parts.boxStates.get(profile.id), parts.worlds.get(profile.id));
  const part = (profile: RouterProfile, id: string): TreeNode => {
    const found = row(profile)
      .children?.()
      .find((child) => child.id === id);
    assert.ok(found);
    return found;
  };

  /** What the world is like, and what the router's row says then. */
  const scenarios: [string, (scene: Scene) => Promise<void> | void, RegExp | undefined][] = [
    ['all good', () => undefined, undefined],
    [
      'stale dynamic DNS',
      ({ world }) => world.setName(NAME, { A: ['198.51.100.9'], AAAA: [IPV6] }),
      /leads (elsewhere|to 198\.51\.100\.9)/,
    ],
    [
      'carrier-grade NAT',
      ({ box }) => {
        box.state.internet.ipv4 = '100.64.3.4';
      },
      /NAT/,
    ],
    [
      'a proxied name',
      async ({ world, box }) => {
        world.setName(NAME, { A: ['198.51.100.80'], AAAA: [IPV6] });
        await world.listen('198.51.100.80', 443, await certificate(world, [NAME]));
        box.state.ddns.statusIPv4 = 'offline';
      },
      undefined,
    ],
    [
      'an expired certificate',
      async ({ world }) => {
        const expired = await certificate(world, [MY_FRITZ, NAME], -10);
        for (const address of [IPV4, IPV6]) await world.listen(address, PORT, expired);
      },
      /expired/,
    ],
    [
      'a closed port',
      ({ box }) => {
        box.state.remoteAccess.port = 44999;
      },
      /44999/,
    ],
    [
      'IPv6 only',
      ({ world, box }) => {
        box.state.internet.ipv4 = '';
        box.state.ddns.mode = 'ddns_v6';
        for (const name of [NAME, MY_FRITZ]) world.setName(name, { AAAA: [IPV6] });
      },
      undefined,
    ],
  ];

  for (const [name, arrange, expected] of scenarios) {
    test(`says of ${name} what is wrong, and nothing else`, async () => {
      const { profile, ...rest } = await scene();
      await arrange(rest);
      await checkRemoteAccessOf(parts, [profile], rest.world.source(rest.box));
      const { description = '' } = row(profile);
      const level = routerLevel(parts.boxStates.get(profile.id), parts.worlds.get(profile.id));
      const state = parts.boxStates.get(profile.id);
      const report = fleetReport(
        [{ id: profile.id, name: 'R', group: undefined, state, world: parts.worlds.get(profile.id) }],
        new Date(),
      );
      if (expected !== undefined)
        assert.match(report.replaceAll('\\', ''), expected, 'in the report of all routers, too');
      if (expected === undefined) {
        assert.ok(!['warning', 'problem'].includes(level), `${level}: ${description}`);
      } else {
        assert.ok(['warning', 'problem'].includes(level), `${level}: ${description}`);
        assert.match(description, expected);
      }
      const kept = parts.worlds.get(profile.id);
      assert.ok(kept !== undefined && state.boxState !== undefined);
      assert.doesNotMatch(JSON.stringify(kept), CANARY);
      for (const forForum of [false, true]) {
        const report = remoteAccessCheckReport([{ name: profile.name, state: state.boxState, world: kept }], {
          forForum,
        });
        assert.doesNotMatch(report, CANARY);
        assert.ok(!forForum || !report.includes(IPV4), 'masked for strangers');
      }
    });
  }

  test('counts the days of the certificate that is served, and only as long as the box is the same', async () => {
    const { world, box, profile } = await scene();
    const soon = await certificate(world, [MY_FRITZ, NAME], 62.5);
    for (const address of [IPV4, IPV6]) await world.listen(address, PORT, soon);
    await checkRemoteAccessOf(parts, [profile], world.source(box));
    assert.equal(row(profile).description, 'reachable · certificate 62 days');
    assert.equal(part(profile, 'letsEncrypt').description, 'valid · 62 days left');
    box.state.remoteAccess.port = 50999;
    await parts.refresher.refresh([profile.id]);
    assert.match(part(profile, 'check').description ?? '', /^outdated: check again$/);
  });

  test('opens a report and copies one for strangers', async () => {
    const { world, box, profile } = await scene();
    await checkRemoteAccessOf(parts, [profile], world.source(box));
    const labels = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    for (let i = 0; i < 50 && labels().length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.match(labels().join(), /^Remote access check: /);
    await copyForumReport(parts, profile);
    const copied = await vscode.env.clipboard.readText();
    assert.ok(copied.length > 200 && !copied.includes(NAME) && !copied.includes(IPV4) && !copied.includes(MY_FRITZ));
  });
});
