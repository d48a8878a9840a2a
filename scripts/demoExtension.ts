/**
 * Stands before the extension of the demo, which is the one that ships: has the demo's routers added when it starts for
 * the first time. In test runs the extension hands out its parts, and so it does here.
 */
import type { ExtensionContext } from 'vscode';
import type { Parts } from '../src/commands/parts';
import { TEST_MODE } from '../test/vscode/counted';

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
      const key = 'demo.added';
      const asTest = Object.create(context, { extensionMode: { value: TEST_MODE } }) as ExtensionContext;
      const parts = extension.activate(asTest);
      if (parts === undefined || context.globalState.get(key) === true) return;
      await context.globalState.update(key, true);
      for (const { name, model, udn, address, fingerprint, credentials } of routers) {
        const route = { kind: 'lan' as const, address, trust: { kind: 'key' as const, fingerprint }, credentials };
        await parts.routers.add({ name, model, udn, route });
      }
      void parts.refresher.refresh();
    },
    deactivate: () => extension.deactivate(),
  };
}
