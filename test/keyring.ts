import type { Event, SecretStorage, SecretStorageChangeEvent } from 'vscode';

/** SecretStorage that several windows share, and what it can do may fail: where there is no keyring, all of it does. */
export class Keyring {
  readonly values = new Map<string, string>();
  readonly failing = new Set<'get' | 'store' | 'delete'>();
  private readonly listeners = new Set<(event: SecretStorageChangeEvent) => unknown>();

  set locked(locked: boolean) {
    for (const what of ['get', 'store', 'delete'] as const) {
      if (locked) this.failing.add(what);
      else this.failing.delete(what);
    }
  }

  window(): SecretStorage {
    const changed = (key: string): void => {
      for (const listener of this.listeners) listener({ key });
    };
    const unlessFailing = <T>(what: 'get' | 'store' | 'delete', run: () => T): Promise<T> =>
      this.failing.has(what) ? Promise.reject(new Error('no keyring')) : Promise.resolve(run());
    const onDidChange: Event<SecretStorageChangeEvent> = (listener) => {
      this.listeners.add(listener);
      return { dispose: () => this.listeners.delete(listener) };
    };
    return {
      get: (key: string) => unlessFailing('get', () => this.values.get(key)),
      store: (key: string, value: string) =>
        unlessFailing('store', () => void this.values.set(key, value)).then(() => {
          changed(key);
        }),
      delete: (key: string) =>
        unlessFailing('delete', () => void this.values.delete(key)).then(() => {
          changed(key);
        }),
      keys: () => unlessFailing('get', () => [...this.values.keys()]),
      onDidChange,
    } as SecretStorage;
  }
}
