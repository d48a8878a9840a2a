import { type WebviewPanel, ViewColumn, commands, env, window } from 'vscode';
import { COMMANDS } from '../common/commandIds';
import { FIXES } from '../diagnosis/finding';

/** The commands that links in a report may run. None changes a FRITZ!Box without asking. */
export const LINKED = [
  ...FIXES.map((fix) => COMMANDS[fix]),
  ...[COMMANDS.checkRemoteAccess, COMMANDS.checkAllRouters, COMMANDS.undoLastChange, COMMANDS.showChanges],
  ...[COMMANDS.applyInventory, COMMANDS.takeFromBox, COMMANDS.importInventory],
  ...[COMMANDS.keepComparing, COMMANDS.stopComparing],
];

const open = new Map<string, WebviewPanel>();

/**
 * Shows a report in a tab of its own, or brings the one of this title up to date. VS Code's Markdown preview runs no
 * commands and shows one document at a time, so this page shows what VS Code makes of the Markdown. It has no scripts,
 * and VS Code runs no command from it but those listed.
 */
export async function showReport(title: string, markdown: string): Promise<void> {
  const html = await page(title, markdown);
  const panel = open.get(title) ?? createPanel(title);
  panel.webview.html = html;
  panel.reveal();
}

/** Brings the report of this title up to date where it is open. */
export async function updateReport(title: string, markdown: string): Promise<void> {
  const html = await page(title, markdown);
  const panel = open.get(title);
  if (panel !== undefined) panel.webview.html = html;
}

function createPanel(title: string): WebviewPanel {
  const panel = window.createWebviewPanel('fritzboxRemoteAccess.report', title, ViewColumn.Active, {
    enableCommandUris: LINKED,
    enableFindWidget: true,
    localResourceRoots: [],
  });
  open.set(title, panel);
  panel.onDidDispose(() => open.delete(title));
  return panel;
}

/** Nothing is loaded: neither scripts nor pictures. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE = `
  html { background: var(--vscode-editor-background); }
  body { padding: 0 24px 24px; font-size: 14px; line-height: 1.5; }
  h1, h2, h3, h4 { font-weight: 600; line-height: 1.25; margin: 1.4em 0 0.6em; }
  h1 { font-size: 1.7em; margin-top: 0.8em; }
  h2 { font-size: 1.3em; }
  h3, h4 { font-size: 1.1em; }
  h1, h2, th, td { border-bottom: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, gray)); }
  h1, h2 { padding-bottom: 0.2em; }
  p, li { max-width: 80em; }
  table { border-collapse: collapse; font-size: 12px; }
  th, td { padding: 4px 12px 4px 0; text-align: left; vertical-align: top; }
  td { overflow-wrap: break-word; }
  td code { overflow-wrap: anywhere; }
  pre { padding: 12px; overflow: auto; background: var(--vscode-textCodeBlock-background); }
`;

async function page(title: string, markdown: string): Promise<string> {
  const body = await commands.executeCommand<string>('markdown.api.render', markdown);
  const name = title.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'));
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${name}</title>
<style>${STYLE}</style>
</head>
<body>${body}</body>
</html>`;
}
