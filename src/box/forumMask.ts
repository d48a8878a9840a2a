import { isIP } from 'node:net';
import { LIMITS } from '../common/limits';
import { addressKind, canonical, type AddressKind } from './ipAddress';

/** How values are shown in a report: as they are, or masked. */
export interface Shown {
  /** A text of any kind, a sentence say. */
  text(plain: string): string;
  /** A name that is one as a whole: of a router, a user, a host. */
  name(plain: string): string;
}

export const AS_IT_IS: Shown = { text: (plain) => plain, name: (plain) => plain };

export interface MaskWords {
  readonly name: string;
  address(kind: AddressKind, version: 'IPv4' | 'IPv6'): string;
}

/** Names and addresses that are the same for everybody, and those in the examples of this extension. */
const COMMON =
  /^((www\.)?(fritz|myfritz)\.(box|nas)|(www\.)?myfritz\.net|letsencrypt\.org|localhost|dyn\.example|192\.168\.178\.1|)$/i;

/** A run of characters that addresses and names are made of, with nothing beside it that could be one. */
const RUN = /[\p{L}\p{N}_.:@%+~-]+/gu;

/** What may be an address of either family, or a name with a dot whose last part has letters; in a run that is short. */
const IDENTIFYING = /[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*|\d+\.\d+\.\d+\.\d+|([\p{L}\p{N}_-]+\.)+\p{L}[\p{L}\p{N}-]+/giu;

/**
 * Masks what tells strangers where a box is: each address and name becomes a placeholder, the same for the same one
 * throughout. Placeholders tell what kind of address it was, because the findings depend on that.
 */
export class ForumMask implements Shown {
  private readonly placeholders = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  /** @param words what a name, or an address of a kind and family, is called in its placeholder. */
  constructor(private readonly words: MaskWords) {}

  text(plain: string): string {
    return plain.replace(RUN, (run) => (/.@./.test(run) || run.length > LIMITS.value ? this.name(run) : this.run(run)));
  }

  private run(text: string): string {
    return text.replace(IDENTIFYING, (found) => {
      if (isIP(found) !== 0) return this.name(found);
      const [, bare = found, rest = ''] = /^(.*?[^.:])([.:]*)$/.exec(found) ?? [];
      // Neither a time of day nor a fingerprint is an address.
      return bare.includes(':') && isIP(bare) === 0 ? found : this.name(bare) + rest;
    });
  }

  name(plain: string): string {
    const key = plain.trim().toLowerCase();
    if (COMMON.test(key)) return plain;
    return isIP(key) === 0 ? this.placeholder(key, this.words.name) : this.address(key);
  }

  private address(plain: string): string {
    const kind = addressKind(plain);
    return kind === 'none'
      ? plain
      : this.placeholder(canonical(plain), this.words.address(kind, isIP(plain) === 6 ? 'IPv6' : 'IPv4'));
  }

  private placeholder(key: string, what: string): string {
    const known = this.placeholders.get(key);
    if (known !== undefined) return known;
    const count = (this.counts.get(what) ?? 0) + 1;
    this.counts.set(what, count);
    const placeholder = `‹${what} ${count}›`;
    this.placeholders.set(key, placeholder);
    return placeholder;
  }
}
