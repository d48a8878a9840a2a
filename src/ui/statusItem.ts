import { Disposable, StatusBarAlignment, type StatusBarItem, l10n, window } from 'vscode';
import { VIEW_ID } from '../common/commandIds';
import { Frame } from '../common/frame';
import { inertText, plainText } from '../common/plainText';
import type { Routers } from '../routers/routers';
import type { WatchStore } from '../watch/watchStore';
import { stateChangeWords } from './words/stateChanges';

/** The entry in the status bar: there only while something the watch noticed needs attention. */
export function showStatusItem(routers: Routers, store: WatchStore): Disposable {
  const item = window.createStatusBarItem('attention', StatusBarAlignment.Left, 0);
  item.name = l10n.t('FRITZ!Boxes that need attention');
  item.command = `${VIEW_ID}.focus`;
  const frame = new Frame(() => update(item, routers, store));
  frame.request();
  return Disposable.from(store.onDidChange(frame.request), routers.onDidChange(frame.request), frame, item);
}

function update(item: StatusBarItem, routers: Routers, store: WatchStore): void {
  const noticed = routers
    .all()
    .map(({ id, name }) => ({ name, alerts: store.attention(id) }))
    .filter(({ alerts }) => alerts.length > 0);
  if (noticed.length === 0) {
    item.hide();
    return;
  }
  const lines = noticed.flatMap(({ name, alerts }) =>
    alerts.map((alert) => plainText(`${name}: ${stateChangeWords(alert)}.`)),
  );
  const [only, ...others] = noticed;
  const subject = only !== undefined && others.length === 0 ? only.name : l10n.t('{0} FRITZ!Boxes', noticed.length);
  item.text = `$(warning) ${inertText(subject)}`;
  item.tooltip = [
    ...lines,
    '',
    l10n.t('"Show Changes" of a router lists what was seen, and takes it away from here.'),
  ].join('\n');
  const label = [l10n.t('FRITZ!Boxes that need attention'), ...lines].join(' ');
  item.accessibilityInformation = { label };
  item.show();
}
