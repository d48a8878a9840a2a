import type { LogOutputChannel, Memento } from 'vscode';
import type { ClientOptions, KnownBox, Tr064Client } from '../tr064/client';
import { Tr064Error } from '../tr064/errors';
import type { CredentialStore } from './credentialStore';
import type { IdentityStore } from './identityStore';
import { KeyedMemento } from './keyedMemento';
import type { RouterProfile } from './profile';
import type { RecentEvents } from './recentEvents';

/** One client per router, shared by every command and every refresh. */
export class ClientPool {
  private readonly clients = new Map<string, Promise<Tr064Client>>();
  private readonly knownBoxes: KeyedMemento<KnownBox>;

  constructor(
    memento: Memento,
    private readonly identities: IdentityStore,
    private readonly credentials: CredentialStore,
    private readonly log: LogOutputChannel,
    private readonly events: RecentEvents,
  ) {
    this.knownBoxes = new KeyedMemento(memento, 'description', parseKnownBox);
  }

  /**
   * The client of a router.
   * @throws {Tr064Error} `sign-in-needed` without a login for the accepted identity, `wrong-credentials` with one that
   * the box has refused.
   */
  async get(profile: RouterProfile): Promise<Tr064Client> {
    let client = this.clients.get(profile.id);
    if (client === undefined) {
      const built = this.build(profile, () => this.clients.get(profile.id) === built);
      client = built;
      this.clients.set(profile.id, built);
      // What failed is built anew the next time.
      built.catch(() => {
        if (this.clients.get(profile.id) === built) this.clients.delete(profile.id);
      });
    }
    return client;
  }

  /** Types of the services the box lists, such as `DeviceInfo:1`; `undefined` before its description was read. */
  services(id: string): string[] | undefined {
    const services = this.knownBoxes.get(id)?.description.services;
    return services?.map(({ serviceType }) => serviceType.replace(/^.*:service:/, ''));
  }

  /** Closes a router's connections; the next call signs in anew with what is stored then. */
  async reset(id: string): Promise<void> {
    const client = this.clients.get(id);
    this.clients.delete(id);
    await client?.then(
      (built) => built.close(),
      () => undefined,
    );
  }

  /** As reset, and what is known of the box goes too. */
  async delete(id: string): Promise<void> {
    await this.reset(id);
    await this.knownBoxes.delete(id);
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.clients.keys()].map((id) => this.reset(id)));
  }

  /** `inUse` is false once the client was taken out of the pool: what it learns then is not kept. */
  private async build({ id, name, host, port }: RouterProfile, inUse: () => boolean): Promise<Tr064Client> {
    const trust = this.identities.get(id);
    const login = trust === undefined ? undefined : await this.credentials.get(id, trust);
    if (trust === undefined || login === undefined) {
      throw new Tr064Error('sign-in-needed', 'There is no login for this router');
    }
    if (login.refused) throw new Tr064Error('wrong-credentials', 'The box has refused this login');
    return newClient({
      host,
      port,
      trust,
      credentials: login,
      known: this.knownBoxes.get(id),
      onKnown: (known) => {
        if (inUse()) void (known === undefined ? this.knownBoxes.delete(id) : this.knownBoxes.set(id, known));
      },
      onRefused: async (refused) => {
        if (inUse()) await this.credentials.markRefused(id, refused);
      },
      trace: (line) => {
        this.log.debug(`${name}: ${line}`);
        this.events.note(line, id);
      },
    });
  }
}

/** The protocol is loaded when it is first needed: opening VS Code costs nothing of it. */
export async function newClient(options: ClientOptions): Promise<Tr064Client> {
  const { Tr064Client } = await import('../tr064/client');
  return new Tr064Client(options);
}

/** Only what has the outline of a description is used; anything else is read from the box again. */
function parseKnownBox(value: unknown): KnownBox | undefined {
  const { description, scpds } = (value ?? {}) as Partial<Record<keyof KnownBox, { services?: unknown } | null>>;
  const usable = Array.isArray(description?.services) && typeof scpds === 'object' && scpds !== null;
  return usable ? (value as KnownBox) : undefined;
}
