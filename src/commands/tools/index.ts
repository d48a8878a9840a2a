import * as vscode from 'vscode';
import { errorText } from '../../common/errorText';
import { HumanError } from '../../common/humanError';
import { LIMITS } from '../../common/limits';
import { inertText, plainText } from '../../common/plainText';
import { isBoolean } from '../../common/schema';
import { TOOLS, type ToolName } from '../../common/toolNames';
import { Setting } from '../../common/vscode/setting';
import { Tr064Error } from '../../tr064/errors';
import { toHumanError } from '../../ui/words/errors';
import type { Parts } from '../parts';
import type { ToolParts } from './run';

/** What a model hands over; it may be anything. */
type Input = Partial<Record<'router', unknown>>;

/** Registers the language-model tools, which only read. Editors made of VS Code may know no such thing. */
export function registerTools(parts: ToolParts & Parts<'log'>): vscode.Disposable {
  const { lm } = vscode as Partial<typeof vscode>;
  if (typeof lm?.registerTool !== 'function') return new vscode.Disposable(() => undefined);
  const showAddresses = new Setting('languageModelTools.showAddresses', isBoolean, false);

  const register = (
    name: ToolName,
    run: 'listRouters' | 'getStatus' | 'checkRouter',
    words: (router: string) => string,
  ): vscode.Disposable =>
    lm.registerTool<Input>(name, {
      prepareInvocation: ({ input }) => ({ invocationMessage: inertText(words(nameIn(input))) }),
      invoke: async ({ input }, token) => {
        const abort = new AbortController();
        const listener = token.onCancellationRequested(() => abort.abort(new vscode.CancellationError()));
        try {
          const tools = await import('../onDemand');
          const reports = new tools.ModelReports(showAddresses.value);
          const text = reports.answer(await tools[run](parts, reports, nameIn(input), abort.signal));
          return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
        } catch (error) {
          throw abort.signal.aborted ? new vscode.CancellationError() : readable(parts, name, error);
        } finally {
          listener.dispose();
        }
      },
    });

  return vscode.Disposable.from(
    showAddresses,
    register(TOOLS.listRouters, 'listRouters', () => vscode.l10n.t('Listing the FRITZ!Boxes')),
    register(TOOLS.getStatus, 'getStatus', (router) =>
      router === '' ? vscode.l10n.t('Reading the FRITZ!Box') : vscode.l10n.t('Reading the FRITZ!Box "{0}"', router),
    ),
    register(TOOLS.check, 'checkRouter', (router) =>
      router === '' ? vscode.l10n.t('Checking the FRITZ!Box') : vscode.l10n.t('Checking the FRITZ!Box "{0}"', router),
    ),
  );
}

function nameIn(input: Input | undefined): string {
  return typeof input?.router === 'string' ? plainText(input.router, LIMITS.value).trim() : '';
}

/** Says in one sentence what went wrong and what to do; details of a fault are in the log and nowhere else. */
function readable({ log }: Parts<'log'>, name: ToolName, error: unknown): Error {
  if (!(error instanceof HumanError || error instanceof Tr064Error)) log.error(`${name}: ${errorText(error)}`);
  // Without details: an address may be among them.
  const { message, remedy } = toHumanError(error instanceof Tr064Error ? new Tr064Error(error.kind, '') : error);
  return new Error([message, remedy].filter(Boolean).join(' '));
}
