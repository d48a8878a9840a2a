import { type ExtensionContext, ExtensionMode, version as vsCodeVersion, window } from 'vscode';
import type { Parts } from './commands/parts';
import { Setting } from './common/vscode/setting';
import { Container, show } from './container';

let container: Container | undefined;

/** Builds the parts; nothing is read, resolved or connected to here. Test runs get the parts to look into. */
export function activate(context: ExtensionContext): Parts | undefined {
  const log = window.createOutputChannel('FRITZ!Box Remote Access', { log: true });
  const { version } = context.extension.packageJSON as { version: string };
  log.info(`Version ${version} in VS Code ${vsCodeVersion} on ${process.platform}, Node ${process.version}`);
  const refreshInterval = new Setting('refreshInterval', isInterval, 5);
  const watchInterval = new Setting('watchInterval', isInterval, 15);
  const { globalState, workspaceState, secrets, globalStorageUri } = context;
  container = new Container({
    ...{ globalState, workspaceState, secrets, folder: globalStorageUri.fsPath },
    ...{ log, refreshInterval, watchInterval },
  });
  const parts = show(container, context);
  context.subscriptions.push(refreshInterval, watchInterval, log);
  return context.extensionMode === ExtensionMode.Test ? parts : undefined;
}

/** Minutes; 0 reads only when asked to. settings.json may hold what the settings page does not allow. */
function isInterval(value: unknown): value is number {
  return typeof value === 'number' && (value === 0 || (value >= 1 && value <= 1440));
}

export async function deactivate(): Promise<void> {
  await container?.close();
}
