import { CancellationError, type Disposable, commands, l10n } from 'vscode';
import { errorText } from '../common/errorText';
import { COMMAND_NAMES, COMMANDS, type CommandId } from '../common/commandIds';
import { HumanError } from '../common/humanError';
import { harmlessError } from '../routers/recentEvents';
import { showError, showOffer } from '../ui/notifications';
import { toHumanError } from '../ui/words/errors';
import type { Parts } from './parts';

/** The argument of the key bindings in package.json: VS Code passes no row to the command of a key. */
const SELECTION = 'selection';

/** Registers every command in the one wrapper that shows errors; what a command does is loaded when one first runs. */
export function registerCommands(parts: Parts): Disposable[] {
  return COMMAND_NAMES.map((name) =>
    commands.registerCommand(COMMANDS[name], async (clicked: unknown, selected: unknown) => {
      try {
        const { VERBS } = await import('./onDemand');
        const rows = clicked === SELECTION ? parts.view.selection : undefined;
        await VERBS[name](parts, rows?.[0] ?? clicked, rows ?? selected, name);
      } catch (error) {
        if (!(error instanceof CancellationError)) show(parts, COMMANDS[name], error);
      }
    }),
  );
}

function show({ log, events }: Parts<'log' | 'events'>, id: CommandId, error: unknown): void {
  const human = toHumanError(error);
  const technical = error instanceof HumanError ? human.cause : error;
  if (technical === undefined) {
    showOffer(human);
    return;
  }
  log.error(`${id}: ${errorText(technical)}`);
  events.note(`${id}: ${harmlessError(technical)}`);
  const showLog = l10n.t('Show Log');
  const report = l10n.t('Report a Problem');
  void showError(error, showLog, report).then((chosen) => {
    if (chosen === showLog) log.show();
    else if (chosen === report) void commands.executeCommand(COMMANDS.reportProblem);
  });
}
