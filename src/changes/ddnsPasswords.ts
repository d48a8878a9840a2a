import { type Fitting, fitting, isObject, isString } from '../common/schema';
import { KeyedSecrets } from '../storage/keyedSecrets';
import type { Secrets } from '../storage/secrets';
import type { Trust } from '../tr064/identity';
import { text, type Values } from '../wanted/values';

/** `account`: provider and user that the password belongs to. */
const isKept = isObject({ account: isString, password: isString });

/** Passwords of dynamic DNS that were set here: a box never gives its own back. */
export class DdnsPasswords {
  private readonly kept: KeyedSecrets<Fitting<typeof isKept>>;

  constructor(secrets: Secrets) {
    this.kept = new KeyedSecrets(secrets, 'ddns', fitting(isKept));
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
