import { CancellationError, type Disposable, commands, l10n } from 'vscode';
import { errorText } from '../common/errorText';
import { COMMANDS, type CommandId } from '../common/commandIds';
import { HumanError } from '../common/humanError';
import { harmlessError } from '../routers/recentEvents';
import { showError, showOffer } from '../ui/notifications';
import { toHumanError } from '../ui/words/errors';
import type { Parts } from './parts';

/** Registers commands, each in the one wrapper that shows what goes wrong and logs what people need not see. */
export class CommandRegistry implements Disposable {
  private readonly registered: Disposable[] = [];

  constructor(private readonly parts: Pick<Parts, 'log' | 'events'>) {}

  /**
   * `run` gets what VS Code hands on: for a click in the tree the row and all selected rows, nothing from the palette.
   */
  add(id: CommandId, run: (clicked: unknown, selected: unknown) => Promise<void> | void): void {
    this.registered.push(
      commands.registerCommand(id, async (clicked: unknown, selected: unknown) => {
        try {
          await run(clicked, selected);
        } catch (error) {
          if (error instanceof CancellationError) return;
          this.show(id, error);
        }
      }),
    );
  }

  dispose(): void {
    for (const command of this.registered) command.dispose();
  }

  private show(id: CommandId, error: unknown): void {
    const human = toHumanError(error);
    const technical = error instanceof HumanError ? human.cause : error;
    if (technical === undefined) {
      showOffer(human);
      return;
    }
    const { log, events } = this.parts;
    log.error(`${id}: ${errorText(technical)}`);
    events.note(`${id}: ${harmlessError(technical)}`);
    const showLog = l10n.t('Show Log');
    const report = l10n.t('Report a Problem');
    void showError(error, showLog, report).then((chosen) => {
      if (chosen === showLog) log.show();
      else if (chosen === report) void commands.executeCommand(COMMANDS.reportProblem);
    });
  }
}
