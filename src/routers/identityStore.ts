import type { Memento } from 'vscode';
import type { BoxIdentity, Trust } from '../tr064/identity';
import { hasStrings, KeyedMemento } from './keyedMemento';

/** The identity a person accepted for a router, or one a public certification authority vouches for. */
export interface AcceptedIdentity {
  readonly trust: Trust;
  /** ISO 8601. */
  readonly acceptedAt: string;
}

/** Accepted identities: what `known_hosts` is to OpenSSH. */
export class IdentityStore {
  private readonly values: KeyedMemento<AcceptedIdentity>;

  constructor(memento: Memento) {
    this.values = new KeyedMemento(memento, 'identity', parseIdentity);
  }

  get(routerId: string): Trust | undefined {
    return this.values.get(routerId)?.trust;
  }

  async accept(routerId: string, trust: Trust): Promise<void> {
    await this.values.set(routerId, { trust, acceptedAt: new Date().toISOString() });
  }

  async delete(routerId: string): Promise<void> {
    await this.values.delete(routerId);
  }
}

/** What accepting an identity means: a certificate that is good for the name used needs no pin. */
export function trustOf(identity: BoxIdentity): Trust {
  return identity.publiclyTrusted ? { kind: 'public-ca' } : { kind: 'key', fingerprint: identity.fingerprint };
}

function parseIdentity(value: unknown): AcceptedIdentity | undefined {
  if (!hasStrings(value, 'acceptedAt')) return undefined;
  const trust: unknown = Reflect.get(value, 'trust');
  if (!hasStrings(trust, 'kind')) return undefined;
  if (trust.kind === 'public-ca') return { trust: { kind: 'public-ca' }, acceptedAt: value.acceptedAt };
  if (trust.kind !== 'key' || !hasStrings(trust, 'fingerprint')) return undefined;
  return { trust: { kind: 'key', fingerprint: trust.fingerprint }, acceptedAt: value.acceptedAt };
}
