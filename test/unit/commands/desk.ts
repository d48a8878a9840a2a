import { Person } from '../../vscode/person';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Parts } from '../../../src/commands/parts';
import type { CommandName } from '../../../src/common/commandIds';
import { Container } from '../../../src/container';
import { VERBS } from '../../../src/commands/verbs';
import type { RouterProfile } from '../../../src/routers/profile';
import { type BoxOptions, makeBoxCertificate, startBox, type SimulatedBox } from '../../box';
import { loginOf } from '../../clientFor';
import { Keyring } from '../../keyring';
import { SharedMemento } from '../../sharedState';
import { temporaryFolder } from '../../vscode/cleanup';
import { quietLog } from '../../windows';

const NEVER = { value: 0, onDidChange: () => ({ dispose: () => undefined }) };
const certificate = makeBoxCertificate({ host: 'fritz-box' });

/** What VS Code makes of package.json in English. */
function manifest(): unknown {
  const texts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
  const text = readFileSync('package.json', 'utf8').replace(/"%([\w.]+)%"/g, (_all, key: string) =>
    JSON.stringify(texts[key]),
  );
  return JSON.parse(text);
}

/** The parts of one window in plain Node, with simulated boxes, and a person who answers what commands ask. */
export class Desk {
  readonly person = new Person();
  /** Documents that were opened, by their names. */
  readonly documents = new Map<string, string>();
  /** Rows that are selected in the view. */
  readonly selection: unknown[] = [];
  readonly parts: Parts;
  private readonly container: Container;
  private readonly boxes: SimulatedBox[] = [];

  constructor() {
    const state = new SharedMemento();
    this.container = new Container(
      {
        ...{ globalState: state, workspaceState: state, secrets: new Keyring().window(), folder: temporaryFolder() },
        ...{ log: quietLog, refreshInterval: NEVER, watchInterval: NEVER },
      },
      { certificateDays: () => Promise.resolve(undefined) },
    );
    const open = (name: string, text: string): Promise<void> => {
      this.documents.set(name, text);
      return Promise.resolve();
    };
    const shown: unknown = {
      documents: {
        open,
        preview: open,
        compare: (title: string, _before: string, after: string) => open(title, after),
      },
      view: { selection: this.selection, show: () => Promise.resolve(), reveal: () => Promise.resolve() },
      resolvers: { value: [] },
      extension: { packageJSON: manifest() },
    };
    this.parts = { ...this.container, ...(shown as Parts<'documents' | 'view' | 'resolvers' | 'extension'>) };
  }

  /** Starts a box and puts it into the list, signed in as one of its users, the first unless told otherwise. */
  async add(name: string, options: BoxOptions = {}, user = 0): Promise<[SimulatedBox, RouterProfile]> {
    const box = await startBox({ name, certificate: await certificate, ...options });
    box.state.paceMs = Infinity;
    this.boxes.push(box);
    const { profile } = await this.parts.routers.add({
      ...{ name, model: 'FRITZ!Box 7590', udn: `uuid:${name}` },
      route: {
        ...{ kind: 'lan', address: { host: box.host, port: box.tlsPort } },
        ...{ trust: { kind: 'key', fingerprint: box.fingerprint }, credentials: loginOf(box, user) },
      },
    });
    await this.parts.refresher.refresh([profile.id]);
    return [box, profile];
  }

  /** Runs a command as VS Code does, with these answers; all of them must be asked for. */
  async run(command: CommandName, argument: unknown, ...answers: (string | undefined)[]): Promise<void> {
    this.person.will(...answers);
    await VERBS[command](this.parts, argument, undefined, command);
    this.person.isDone();
  }

  /** What was said last. */
  last(): { readonly text: string; readonly buttons: readonly string[] } {
    const last = this.person.told.at(-1);
    assert.ok(last, 'something was said');
    return last;
  }

  async close(): Promise<void> {
    await this.container.close();
    this.container.dispose();
    for (const box of this.boxes) await box.close();
    this.person.leave();
  }
}
