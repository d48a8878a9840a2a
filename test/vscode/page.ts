// Functions that run inside the workbench's page: they read what a person sees, all of it in one moment.
// Playwright sends each as text, so none may use anything of this module but types.

/** The parts of the DOM used here. The compiler's own DOM library would put its global names into src as well. */
export interface Dom {
  readonly textContent: string;
  readonly classList: Iterable<string> & { contains(name: string): boolean };
  readonly dataset: Readonly<Record<string, string>>;
  readonly type: string;
  readonly value: string;
  readonly placeholder: string;
  /** Null while an element is not displayed. */
  readonly offsetParent: Dom | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Dom | null;
  querySelectorAll(selector: string): ArrayLike<Dom>;
  closest(selector: string): Dom | null;
}
declare const document: Dom;
declare const window: { shownNotifications: Notification[] };
declare class MutationObserver {
  constructor(listener: () => void);
  observe(target: Dom, what: { childList: boolean; subtree: boolean; characterData: boolean }): void;
}

export interface TreeRow {
  readonly index: number;
  readonly level: number;
  readonly label: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** The name of the codicon, or empty. */
  readonly icon: string;
  /** Undefined where there is nothing to expand. */
  readonly expanded: boolean | undefined;
  readonly loading: boolean;
  readonly last: boolean;
}

export function readTreeRows(list: Dom): TreeRow[] {
  return Array.from(list.querySelectorAll('.monaco-list-row'), (row) => {
    const expanded = row.getAttribute('aria-expanded');
    const icon = [...(row.querySelector('.custom-view-tree-node-item-icon')?.classList ?? [])];
    return {
      index: Number(row.dataset.index),
      level: Number(row.getAttribute('aria-level')),
      label: row.querySelector('.label-name')?.textContent ?? '',
      description: row.querySelector('.label-description')?.textContent ?? '',
      spoken: row.getAttribute('aria-label') ?? '',
      icon: icon.find((name) => name.startsWith('codicon-'))?.replace('codicon-', '') ?? '',
      expanded: expanded === null ? undefined : expanded === 'true',
      loading: row.querySelector('.codicon-tree-item-loading') !== null,
      last: row.dataset.lastElement === 'true',
    };
  }).sort((a, b) => a.index - b.index);
}

export interface QuickInputItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** The heading of the group that starts with this item, or empty. */
  readonly separator: string;
  readonly buttons: readonly string[];
}

export interface QuickInputState {
  /** With the step, as in "Add Router (2/4)". */
  readonly title: string;
  readonly placeholder: string;
  readonly value: string;
  readonly masked: boolean;
  /** The prompt, or the validation message while there is one. */
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'info' | undefined;
  readonly busy: boolean;
  readonly buttons: readonly string[];
  readonly items: readonly QuickInputItem[];
}

export function readQuickInput(widget: Dom): QuickInputState {
  const text = (from: Dom, selector: string): string => from.querySelector(selector)?.textContent.trim() ?? '';
  // VS Code uses rows again and hides what another item does not have, with the text of the former one in it.
  const shown = (from: Dom, selector: string): string =>
    from.querySelector(selector)?.offsetParent ? text(from, selector) : '';
  const buttons = (from: Dom, bars: string): string[] =>
    Array.from(from.querySelectorAll(`${bars} .action-label`), (button) => button.getAttribute('aria-label') ?? '');
  const input = widget.querySelector('input.input');
  const box = widget.querySelector('.monaco-inputbox');
  return {
    title: text(widget, '.quick-input-title'),
    placeholder: input?.placeholder ?? '',
    value: input?.value ?? '',
    masked: input?.type === 'password',
    message: text(widget, '.quick-input-message'),
    severity: (['error', 'warning', 'info'] as const).find((severity) => box?.classList.contains(severity)),
    busy: widget.querySelector('.quick-input-progress.active') !== null,
    buttons: buttons(
      widget,
      ':is(.quick-input-left-action-bar, .quick-input-right-action-bar, .quick-input-inline-action-bar)',
    ),
    items: Array.from(widget.querySelectorAll('.quick-input-list .monaco-list-row'), (row) => ({
      label: text(row, '.label-name'),
      description: shown(row, '.label-description'),
      detail: shown(row, '.quick-input-list-label-meta'),
      separator: shown(row, '.quick-input-list-separator'),
      buttons: buttons(row, '.quick-input-list-entry-action-bar'),
    })),
  };
}

export interface Notification {
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'info' | undefined;
  readonly source: string;
  readonly buttons: readonly string[];
}

/** Keeps every notification from the start of the page on, since most of them vanish after a few seconds. */
export function keepNotifications(): void {
  window.shownNotifications = [];
  const shown = new Map<Dom, string>();
  const look = (): void => {
    const here = new Set<Dom>();
    for (const item of Array.from(document.querySelectorAll('.notifications-toasts .notification-list-item'))) {
      const toast = item.closest('.notification-toast') ?? item;
      const message = item.querySelector('.notification-list-item-message')?.textContent.trim() ?? '';
      here.add(toast);
      // A toast is built piece by piece, and the one of a progress changes its text.
      if (!message || shown.get(toast) === message) continue;
      shown.set(toast, message);
      window.shownNotifications.push({
        message,
        severity: (['error', 'warning', 'info'] as const).find((name) => item.querySelector(`.codicon-${name}`)),
        source: item.querySelector('.notification-list-item-source')?.textContent.replace('Source: ', '').trim() ?? '',
        buttons: Array.from(item.querySelectorAll('.monaco-button'), (button) => button.textContent.trim()),
      });
    }
    for (const toast of shown.keys()) if (!here.has(toast)) shown.delete(toast);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}

export function readNotifications(): Notification[] {
  return window.shownNotifications;
}

export function forgetNotifications(): void {
  window.shownNotifications.length = 0;
}
