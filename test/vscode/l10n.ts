/**
 * As much of VS Code's API as words, rows and reports take, for unit tests of them in plain Node: import it before what
 * it stands in for. Strings are put together as VS Code does it.
 */
import { readFileSync } from 'node:fs';
import Module from 'node:module';

let bundle: Record<string, string> = {};

/** The language that strings are in from now on. */
export function speak(language: 'en' | 'de'): void {
  bundle =
    language === 'en' ? {} : (JSON.parse(readFileSync('l10n/bundle.l10n.de.json', 'utf8')) as Record<string, string>);
}

function t(message: string, ...values: readonly (string | number | boolean)[]): string {
  return (bundle[message] ?? message).replace(/\{(\d+)\}/g, (placeholder, index: string) =>
    String(values[Number(index)] ?? placeholder),
  );
}

const api: Record<string, unknown> = { l10n: { t }, env: { language: 'en' } };
// Anything else is a class to extend or a set of values.
const vscode: object = new Proxy(api, {
  get: (_target, name) => api[String(name)] ?? class {},
  getPrototypeOf: () => vscode,
});

/** Adds members to the stand-in, or replaces some; returns what undoes that. */
export function provide(members: Readonly<Record<string, unknown>>): () => void {
  const before = { ...api };
  Object.assign(api, members);
  return () => {
    for (const name of Object.keys(members)) Reflect.deleteProperty(api, name);
    Object.assign(api, before);
  };
}

const modules = Module as unknown as { _load: (this: void, request: string, ...rest: unknown[]) => unknown };
const load = modules._load;
modules._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));
