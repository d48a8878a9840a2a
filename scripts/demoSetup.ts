/** A VS Code with the extension, three routers in its list, and their world: for the demo and for the pictures. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SimulatedBox } from '../test/box';
import { udnOf } from '../test/box/descriptions';
import { temporaryFolder } from '../test/vscode/cleanup';
import { addLanguagePack } from '../test/vscode/languagePack';
import { requireFrom, sandboxInstalled, SHIPPED } from '../test/vscode/sandboxed';
import { freePort, installVsix, quietSettings, type Server, startServer } from '../test/vscode/server';
import { packVsix } from '../test/vsix';
import type { DemoRouter } from './demoExtension';
import { type Language, LANGUAGES } from './demoGuide';
import { HOME_ADDRESSES, type Scene, startScene } from './scene';

const WORKBENCH_PORT = 8064;

/** Shows the guide first of all. */
export const settings = { ...quietSettings, 'workbench.startupEditor': 'readme' };

export interface Demo {
  readonly vsix: string;
  readonly scene: Scene;
  readonly language: Language;
  /** For everything that VS Code writes. */
  readonly folder: string;
  /** A folder to open, with the guide in it. */
  readonly workspace: string;
  readonly locale: string | undefined;
  /** Gives VS Code the world of the boxes for its network. */
  readonly env: Record<string, string>;
}

/** A box that the person has accepted and signed in to. */
function asRouter(host: string, { name, tlsPort, fingerprint, users: [user], state }: SimulatedBox): DemoRouter {
  if (user === undefined) throw new Error(`${name} has no user.`);
  return {
    ...{ name, fingerprint, model: state.device.modelName, udn: udnOf(state.device) },
    address: { host, port: tlsPort },
    credentials: { user: user.name, password: user.password },
  };
}

/** Puts the world, and the routers of the person, before the code of the extension that is installed in the folder. */
export function prepareExtension({ folder, env, scene }: Demo): void {
  const routers = (['home', 'parents', 'office'] as const).map((one) => asRouter(HOME_ADDRESSES[one], scene[one]));
  const withRouters = `${requireFrom(__dirname, 'demoExtension.js')}.withRouters`;
  sandboxInstalled(folder, env, `${withRouters}(${SHIPPED}, ${JSON.stringify(routers)})`);
}

export async function setUpDemo(name: keyof typeof LANGUAGES): Promise<Demo> {
  console.error('Packing the extension ...');
  const vsix = await packVsix();
  console.error('Starting three simulated FRITZ!Boxes ...');
  const language = LANGUAGES[name];
  const scene = await startScene(language.names);
  const folder = temporaryFolder();
  const workspace = path.join(folder, 'demo');
  mkdirSync(workspace);
  writeFileSync(path.join(workspace, 'README.md'), language.guide(scene));
  const locale = name === 'german' ? 'de' : undefined;
  if (locale !== undefined) await addLanguagePack(folder, locale);
  return { vsix, scene, language, folder, workspace, locale, env: scene.world.environment(folder) };
}

/** Serves VS Code to a browser. */
export async function serveDemo(demo: Demo): Promise<Server> {
  const { folder, vsix, locale, env } = demo;
  await installVsix(folder, vsix);
  prepareExtension(demo);
  console.error('Starting VS Code ...');
  const port = await freePort(WORKBENCH_PORT);
  return startServer({ folder, port, settings, env, ...(locale === undefined ? {} : { locale }) });
}
