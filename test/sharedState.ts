import type { Memento, SecretStorage } from 'vscode';

/** A global state that keeps what JSON keeps and that all windows share; a new window over it is a restart. */
export function sharedState(): Memento {
  const values = new Map<string, string>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, fallback?: T) => (values.has(key) ? (JSON.parse(values.get(key) ?? '') as T) : fallback),
    update: (key: string, value: unknown) => {
      if (value === undefined) values.delete(key);
      else values.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
  };
}

/** A keyring that all windows share. */
export function sharedSecrets(): SecretStorage {
  const values = new Map<string, string>();
  return {
    get: (key) => Promise.resolve(values.get(key)),
    store: (key, value) => Promise.resolve(void values.set(key, value)),
    delete: (key) => Promise.resolve(void values.delete(key)),
    keys: () => Promise.resolve([...values.keys()]),
    onDidChange: () => ({ dispose: () => undefined }),
  } as SecretStorage;
}
