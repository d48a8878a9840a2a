import { hasStrings } from '../storage/keyedMemento';
import { KeyedSecrets } from '../storage/keyedSecrets';
import type { Secrets } from '../storage/secrets';
import type { Trust } from '../tr064/identity';
import { text, type Values } from '../wanted/values';

interface KeptPassword {
  /** Provider and user it belongs to. */
  readonly account: string;
  readonly password: string;
}

/** Passwords of dynamic DNS that were set here: a box never gives its own back. */
export class DdnsPasswords {
  private readonly kept: KeyedSecrets<KeptPassword>;

  constructor(secrets: Secrets) {
    this.kept = new KeyedSecrets(secrets, 'ddns', (value) =>
      hasStrings(value, 'account', 'password') ? { account: value.account, password: value.password } : undefined,
    );
  }

  /** The password for the account in these values; `undefined` when it was set elsewhere, or the account is another. */
  async get(routerId: string, identities: readonly Trust[], values: Values): Promise<string | undefined> {
    const kept = await this.kept.get(routerId, ...identities);
    return kept?.account === accountOf(values) ? kept.password : undefined;
  }

  /** Returns where it is kept: `window` when SecretStorage refuses it. */
  async set(routerId: string, trust: Trust, values: Values, password: string): Promise<'stored' | 'window'> {
    return this.kept.set(routerId, trust, { account: accountOf(values), password });
  }

  async delete(routerId: string): Promise<void> {
    await this.kept.delete(routerId);
  }
}

function accountOf(values: Values): string {
  return JSON.stringify([text(values, 'providerName'), text(values, 'username')]);
}
