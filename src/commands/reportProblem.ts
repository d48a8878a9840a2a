import { type Extension, type TextDocument, ExtensionKind, Range, UIKind, env, l10n, window, workspace } from 'vscode';
import { version as vsCodeVersion } from 'vscode';
import { placeholder, problemReport } from '../reports/problem';
import type { Parts } from './parts';

interface Manifest {
  readonly version: string;
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly enum?: readonly unknown[] }>> };
  };
}

/** Opens a report as an untitled Markdown document, for the person to complete, copy and send. */
export async function reportProblem(
  parts: Parts<'boxStates' | 'clients' | 'events' | 'extension' | 'routers'>,
): Promise<void> {
  const { routers, boxStates, clients, events } = parts;
  const manifest = parts.extension.packageJSON as Manifest;
  const report = problemReport({
    versions: versions(manifest, parts.extension),
    settings: settings(manifest),
    routers: await Promise.all(
      routers.all().map(async (profile) => ({
        profile,
        state: boxStates.get(profile.id),
        services: await clients.services(profile.id),
      })),
    ),
    events: events.all(),
  });
  const document = await workspace.openTextDocument({ language: 'markdown', content: report });
  const start = report.indexOf(placeholder());
  const selection = new Range(document.positionAt(start), document.positionAt(start + placeholder().length));
  await window.showTextDocument(document, { preview: false, selection });
  void offerToCopy(document);
}

async function offerToCopy(document: TextDocument): Promise<void> {
  const copy = l10n.t('Copy Report');
  const chosen = await window.showInformationMessage(
    l10n.t('Write into the report what happened, then copy it and send it to the maintainers.'),
    copy,
  );
  if (chosen !== copy) return;
  await env.clipboard.writeText(document.getText());
  window.setStatusBarMessage(l10n.t('Report copied.'), 3_000);
}

function versions({ version }: Manifest, { extensionKind }: Extension<unknown>): [string, string][] {
  const { appName, appHost, uiKind, language, remoteName } = env;
  return [
    [l10n.t('Extension'), version],
    ['VS Code', `${vsCodeVersion}, ${appName}, ${appHost}, ${UIKind[uiKind]}`],
    [l10n.t('Runs as'), ExtensionKind[extensionKind]],
    [l10n.t('Remote'), remoteKind(remoteName)],
    [l10n.t('Platform'), `${process.platform} ${process.arch}`],
    ['Node', process.versions.node],
    [l10n.t('Language'), language],
  ];
}

const REMOTES = ['attached-container', 'codespaces', 'dev-container', 'ssh-remote', 'tunnel', 'wsl'];

/** A server may be named by its address: of others than the usual kinds, only that there is one. */
function remoteKind(name: string | undefined): string {
  return name === undefined || REMOTES.includes(name) ? (name ?? '') : l10n.t('another kind');
}

/** Values that cannot hold what a person wrote: switches, numbers and choices. Of others, whether they are set. */
function settings({ contributes }: Manifest): [string, string][] {
  const { properties } = contributes.configuration;
  return Object.entries(properties).map(([name, { enum: choices = [] }]) => {
    const value: unknown = workspace.getConfiguration().get(name);
    const harmless = typeof value === 'boolean' || typeof value === 'number' || choices.includes(value);
    const set = workspace.getConfiguration().inspect(name)?.globalValue !== undefined;
    return [name, harmless ? String(value) : set ? l10n.t('set') : l10n.t('not set')];
  });
}
