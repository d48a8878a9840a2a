import { type Disposable, StatusBarAlignment, type StatusBarItem, l10n, window } from 'vscode';
import { VIEW_ID } from '../common/commandIds';
import { Frame } from '../common/frame';
import { inertText, plainText } from '../common/plainText';
import type { Routers } from '../routers/routers';
import type { WatchStore } from '../watch/watchStore';
import { stateChangeWords } from './words/stateChanges';

/** The entry in the status bar: there only while something the watch noticed needs attention. */
export class StatusItem implements Disposable {
  private readonly item: StatusBarItem;
  private readonly disposables: Disposable[];

  constructor(
    private readonly routers: Routers,
    private readonly store: WatchStore,
  ) {
    this.item = window.createStatusBarItem('attention', StatusBarAlignment.Left, 0);
    this.item.name = l10n.t('FRITZ!Boxes that need attention');
    this.item.command = `${VIEW_ID}.focus`;
    const frame = new Frame(() => this.update());
    this.disposables = [store.onDidChange(frame.request), routers.onDidChange(frame.request), frame, this.item];
    frame.request();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private update(): void {
    const noticed = this.routers
      .all()
      .map(({ id, name }) => ({ name, alerts: this.store.attention(id) }))
      .filter(({ alerts }) => alerts.length > 0);
    if (noticed.length === 0) {
      this.item.hide();
      return;
    }
    const lines = noticed.flatMap(({ name, alerts }) =>
      alerts.map((alert) => plainText(`${name}: ${stateChangeWords(alert)}.`)),
    );
    const [only, ...others] = noticed;
    const subject = only !== undefined && others.length === 0 ? only.name : l10n.t('{0} FRITZ!Boxes', noticed.length);
    this.item.text = `$(warning) ${inertText(subject)}`;
    this.item.tooltip = [
      ...lines,
      '',
      l10n.t('"Show Changes" of a router lists what was seen, and takes it away from here.'),
    ].join('\n');
    const label = [l10n.t('FRITZ!Boxes that need attention'), ...lines].join(' ');
    this.item.accessibilityInformation = { label };
    this.item.show();
  }
}
