import { fitting, isObject, isString } from '../common/schema';
import type { Trust } from '../tr064/identity';
import type { Secrets } from './secrets';

/**
 * One secret value per router in SecretStorage, bound to the identity it was entered for: a box with another one never
 * gets it. What cannot be stored (no keyring) lives as long as this window.
 */
export class KeyedSecrets<T extends object> {
  private readonly unstored = new Map<string, string>();
  /** What this window wrote last: SecretStorage tells it of its own changes too. */
  private readonly written = new Map<string, string | undefined>();

  constructor(
    private readonly secrets: Secrets,
    private readonly prefix: string,
    private readonly parse: (value: object) => T | undefined,
  ) {}

  /** Calls `listener` with a router's id when another window has changed its value. */
  onDidChangeElsewhere(listener: (routerId: string) => void): { dispose(): void } {
    const start = this.key('');
    return this.secrets.onDidChange(async ({ key }) => {
      if (!key.startsWith(start)) return;
      const value = await this.read(key);
      if (this.written.has(key) && this.written.get(key) === value) return;
      this.unstored.delete(key);
      this.written.delete(key);
      listener(key.slice(start.length));
    });
  }

  /** The value for a box with one of these identities; `undefined` when there is none, or it was entered for another. */
  async get(routerId: string, ...identities: readonly Trust[]): Promise<T | undefined> {
    const { identity, value } = (await this.stored(routerId)) ?? {};
    return identities.some((trust) => identity === identityOf(trust)) ? value : undefined;
  }

  /** Returns where the value is kept: `window` when SecretStorage refuses it. */
  async set(routerId: string, trust: Trust, value: T): Promise<'stored' | 'window'> {
    return this.write(routerId, { identity: identityOf(trust), value });
  }

  /** Changes the value that is there, if `change` returns another; the identity it is bound to stays. */
  async update(routerId: string, change: (value: T) => T | undefined): Promise<void> {
    const stored = await this.stored(routerId);
    const value = stored === undefined ? undefined : change(stored.value);
    if (stored !== undefined && value !== undefined) await this.write(routerId, { ...stored, value });
  }

  async delete(routerId: string): Promise<void> {
    const key = this.key(routerId);
    this.unstored.delete(key);
    this.written.set(key, undefined);
    try {
      await this.secrets.delete(key);
    } catch (error) {
      // Without a keyring there is nothing to delete.
      if ((await this.read(key)) !== undefined) throw error;
    }
  }

  private key(routerId: string): string {
    return `${this.prefix}.${routerId}`;
  }

  private async stored(routerId: string): Promise<{ identity: string; value: T } | undefined> {
    const key = this.key(routerId);
    const text = this.unstored.get(key) ?? (await this.read(key));
    const { identity, value } = (text === undefined ? undefined : parseJson(text)) ?? {};
    const parsed = typeof value === 'object' && value !== null ? this.parse(value) : undefined;
    return identity === undefined || parsed === undefined ? undefined : { identity, value: parsed };
  }

  private async write(routerId: string, stored: { identity: string; value: T }): Promise<'stored' | 'window'> {
    const key = this.key(routerId);
    const text = JSON.stringify(stored);
    this.written.set(key, text);
    try {
      await this.secrets.store(key, text);
      this.unstored.delete(key);
      return 'stored';
    } catch {
      this.unstored.set(key, text);
      // What it was to replace is not true any more: the next window had better find nothing.
      this.written.set(key, undefined);
      await this.secrets.giveUp(key).catch(() => undefined);
      return 'window';
    }
  }

  /** A keyring that cannot be read is as good as an empty one: the person is asked again. */
  private async read(key: string): Promise<string | undefined> {
    try {
      return await this.secrets.get(key);
    } catch {
      return undefined;
    }
  }
}

function parseJson(text: string): { identity: string; value?: unknown } | undefined {
  try {
    return fitting(isObject({ identity: isString }))(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function identityOf(trust: Trust): string {
  return trust.kind === 'key' ? trust.fingerprint : trust.kind;
}
