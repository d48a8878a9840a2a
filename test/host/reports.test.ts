import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readAnswer } from '../../src/diagnosis/portAnswer';
import { COMMANDS } from '../../src/common/commandIds';
import { code, commandLink, fence, link, table, text } from '../../src/reports/markdown';
import { LINKED, showReport } from '../../src/ui/reportPages';
import { providerAccessReport } from '../../src/reports/providerAccess';
import { remoteAccessCheckReport } from '../../src/reports/remoteAccessCheck';
import { certificate, ddns, endpoint, inOrder, myFritz, scene, server, tls } from '../observed';

/** As VS Code's preview shows it. */
async function rendered(markdown: string): Promise<string> {
  return vscode.commands.executeCommand<string>('markdown.api.render', markdown);
}

/** What a reader sees of it, without tags. */
function seen(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '[click](command:workbench.action.quit)',
  '![x](https://evil.example/x.png)',
  '`code` ``more`` | cell | \\| **bold** _it_ ~~no~~ &lt; $x$',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  'back\\`tick`',
  'see https://evil.example/x_y, //evil.example and www.evil.example',
  'mail anna@evil.example | mailto:`anna`@evil.example',
  '`',
];

suite('Markdown as VS Code shows it', () => {
  test('text and values show letter by letter what they are', async () => {
    for (const hostile of HOSTILE) {
      for (const markdown of [text(hostile), code(hostile), `| a |\n|---|\n| ${text(hostile)} |`]) {
        const html = await rendered(markdown);
        assert.ok(!/<(img|a|strong|em|s|h1|ul|ol|blockquote)[ >]/.test(html), html);
        assert.ok(seen(html).includes(hostile), `${hostile} became ${seen(html)}`);
      }
    }
    assert.equal(code(' \n '), '–');
  });

  test('cells keep to themselves', async () => {
    const html = await rendered(table([['a', 'b'], ...HOSTILE.map((hostile) => [text(hostile), code(hostile)])]));
    assert.equal(html.match(/<td/g)?.length, HOSTILE.length * 2, html);
    assert.ok(!/<(img|a|strong|em|s|h1|ul|ol)[ >]/.test(html), html);
  });

  test('a fence ends where it should', async () => {
    for (const lines of ['```\n# out', '~~~~\n<b>', '``````\n`', 'a\n```text\nb']) {
      const html = await rendered(`${fence(lines)}\n\nafter`);
      assert.ok(seen(html).includes(lines), html);
      assert.equal(html.match(/<pre/g)?.length, 1, html);
      assert.match(html, /<p[^>]*>after<\/p>/);
      assert.ok(!/<(h1|b)[ >]/.test(html), html);
    }
  });

  test('a command link has its command and router', async () => {
    const html = await rendered(commandLink('Do [it]', COMMANDS.setUpDynamicDns, 'a b)"<'));
    const [, href = ''] = /<a [^>]*href="([^"]*)"/.exec(html) ?? [];
    const [, command, query = ''] = /^command:([^?]+)\?(.*)$/.exec(href) ?? [];
    assert.equal(command, COMMANDS.setUpDynamicDns);
    assert.deepEqual(JSON.parse(decodeURIComponent(query)), ['a b)"<']);
    assert.equal(seen(html).trim(), 'Do [it]');
  });

  test('a link leads where it says', async () => {
    const html = await rendered(link('a ](command:x) [b', 'http://fritz.box/a b'));
    assert.equal(html.match(/<a /g)?.length, 1, html);
    assert.match(html, /href="http:\/\/fritz\.box\/a%20b"/);
  });
});

suite('reports as VS Code shows them', () => {
  const labels = (): string[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));

  test('each have a tab of their own', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await showReport('First', '# First');
    await showReport('Second', '# Second');
    await showReport('First', '# First, read again');
    for (let i = 0; i < 50 && labels().length < 2; i++) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(labels(), ['First', 'Second']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('come to the front of what is written meanwhile, which stays as it is', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const front = (): string | undefined => vscode.window.tabGroups.activeTabGroup.activeTab?.label;
    const until = async (label: string): Promise<void> => {
      for (let i = 0; i < 50 && front() !== label; i++) await new Promise((resolve) => setTimeout(resolve, 100));
      assert.equal(front(), label);
    };
    await showReport('Report', '# First');
    const document = await vscode.workspace.openTextDocument({ content: 'half a sen' });
    await vscode.window.showTextDocument(document);
    await showReport('Report', '# Second');
    await until('Report');
    assert.equal(labels().length, 2, 'no second one, and none in its place');
    assert.equal(document.isClosed, false);
    assert.equal(document.getText(), 'half a sen');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('run no commands that change a FRITZ!Box without asking', () => {
    assert.deepEqual([...new Set(LINKED)].sort(), [
      COMMANDS.applyInventory,
      COMMANDS.checkAllRouters,
      COMMANDS.checkProviderAccess,
      COMMANDS.checkRemoteAccess,
      COMMANDS.compareInventory,
      COMMANDS.importInventory,
      COMMANDS.keepComparing,
      COMMANDS.setUpDynamicDns,
      COMMANDS.setUpRemoteAccess,
      COMMANDS.showChanges,
      COMMANDS.stopComparing,
      COMMANDS.takeFromBox,
      COMMANDS.turnOnDynamicDns,
      COMMANDS.turnOnLetsEncrypt,
      COMMANDS.turnOnRemoteAccess,
      COMMANDS.undoLastChange,
      COMMANDS.updateDynamicDns,
    ]);
  });

  test('of remote access shows hostile values as they are', async () => {
    for (const hostile of [
      '<img src=x onerror=alert(1)>',
      '[click](command:workbench.action.quit)',
      '`code` | cell | **bold**',
      'see https://evil.example/x and www.evil.example',
    ]) {
      const probe = tls(certificate({ subject: hostile, issuer: hostile, names: [hostile], forHost: false }), hostile);
      const seen = scene({
        ddns: ddns({ domain: hostile, statusIPv4: hostile }),
        myFritz: { ...myFritz, dynDnsName: hostile, state: hostile },
        users: { names: [hostile] },
        endpoints: [endpoint('ddns', 'ipv4', probe), endpoint('my-fritz', 'ipv4', probe)],
      });
      for (const forForum of [false, true]) {
        const html = await rendered(remoteAccessCheckReport([{ name: hostile, ...seen }], { forForum }));
        assert.ok(!/<(img|a|em|code)[ >]/.test(html.replace(/<code>[^<]*<\/code>/g, '')), html);
        assert.equal(html.match(/<strong>/g)?.length, 1, html);
        assert.equal(html.match(/<h1[ >]/g)?.length, 1, html);
      }
    }
  });

  test('of provider access shows hostile values as they are', async () => {
    for (const hostile of HOSTILE) {
      const received = Buffer.from(`HTTP/1.1 404 Not Found\r\n${hostile}: x\r\n\r\n\`\`\`\r\n${hostile}`, 'latin1');
      const { state, world } = scene({
        managementServer: {
          ...server,
          connectionRequestUsername: hostile,
          periodicInform: true,
          periodicInformTime: hostile,
        },
        device: { ...inOrder.device, model: hostile, modelNumber: `${hostile} - avme` },
        ports: [
          {
            ...{ side: 'home', address: '192.168.178.1', port: 8089, proven: true },
            probe: { state: 'answered', ...readAnswer(received, false) },
          },
        ],
      });
      const html = await rendered(providerAccessReport({ name: hostile, page: 'http://192.168.178.1/' }, state, world));
      assert.ok(!/<(img|blockquote)[ >]|href="(?!https?:|#)/.test(html), html);
      assert.equal(html.match(/<h1[ >]/g)?.length, 1, html);
      // Those of the report itself.
      assert.equal(html.match(/<a [^>]*href/g)?.length, 3, html);
      assert.equal(html.match(/<h2[ >]/g)?.length, 7, html);
      assert.equal(html.match(/<pre/g)?.length, 1, html);
      assert.equal(html.match(/<td/g)?.length, 16, html);
    }
  });
});
