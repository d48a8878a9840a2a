/**
 * Stands before the extension of the demo, which is the one that ships: adds the demo's routers when it first starts in
 * a run. In test runs the extension hands out its parts, and so it does here.
 */
import type { ExtensionContext } from 'vscode';
import type { Parts } from '../src/commands/parts';

/** `ExtensionMode.Test` of VS Code. */
const TEST_MODE = 3;

/** A box as the demo knows it: with the person's login, and the identity that the person has accepted. */
export interface DemoRouter {
  readonly name: string;
  readonly model: string;
  readonly udn: string;
  readonly address: { readonly host: string; readonly port: number };
  readonly fingerprint: string;
  readonly credentials: { readonly user: string; readonly password: string };
}

interface Extension {
  activate(context: ExtensionContext): Parts | undefined;
  deactivate(): Promise<void>;
}

export function withRouters(extension: Extension, routers: readonly DemoRouter[]): object {
  return {
    activate: async (context: ExtensionContext): Promise<void> => {
      const key = 'demo.routers';
      const asTest = Object.create(context, { extensionMode: { value: TEST_MODE } }) as ExtensionContext;
      const parts = extension.activate(asTest);
      // A browser keeps the state of an earlier run, whose boxes are gone.
      const run = routers.map(({ fingerprint }) => fingerprint).join();
      if (parts === undefined || context.globalState.get(key) === run) return;
      for (const { id } of parts.routers.all()) await parts.routers.remove(id);
      await context.globalState.update(key, run);
      for (const { name, model, udn, address, fingerprint, credentials } of routers) {
        const route = { kind: 'lan' as const, address, trust: { kind: 'key' as const, fingerprint }, credentials };
        await parts.routers.add({ name, model, udn, route });
      }
      void parts.refresher.refresh();
    },
    deactivate: () => extension.deactivate(),
  };
}
