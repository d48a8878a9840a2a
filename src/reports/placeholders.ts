import { isIP } from 'node:net';
import { l10n } from 'vscode';
import { addressKind, canonical } from '../box/ipAddress';
import { LIMITS } from '../common/limits';
import { MASK, placeholder } from '../common/redaction';

/** How a text is shown: as it is, or with placeholders. */
export type Show = (plain: string) => string;

export const AS_IT_IS: Show = (plain) => plain;

/** Names and addresses that are the same for everybody, and those in the examples of this extension. */
const COMMON =
  /^((www\.)?(fritz|myfritz)\.(box|nas)|(www\.)?myfritz\.net|letsencrypt\.org|localhost|dyn\.example|192\.168\.178\.1|)$/i;

/** Fields of a router's data whose values need not look like a name or an address. */
const IDENTIFYING_FIELD =
  /^(username|connectionRequestUsername|domain|dynDnsName|host|address|otherAddress|names|issuer|fingerprint|sha256|maskedUpdateUrl|serverIPv[46])$/;

/** A run of characters that addresses and names are made of, with nothing beside it that could be one. */
const RUN = /[\p{L}\p{N}_.:@%+~-]+/gu;

/** What may be an address of either family, or a name with a dot whose last part has letters; in a run that is short. */
const ADDRESS_OR_NAME =
  /[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*|\d+\.\d+\.\d+\.\d+|([\p{L}\p{N}_-]+\.)+\p{L}[\p{L}\p{N}-]+/giu;

/**
 * Replaces what leads to a box or a person by placeholders, the same for the same value in all texts of one instance.
 * Placeholders say of which kind an address is, because the findings depend on that.
 */
export class Placeholders {
  private readonly given = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  /** @param sources plain data that the texts are made of, or names themselves: user names have no form to know them by. */
  showing(...sources: readonly unknown[]): Show {
    const values = [...new Set(sources.flatMap((source) => identifying(source)))];
    // A user called box is neither in FRITZ!Box nor in fritz.box.
    const known = new RegExp(`(?<![\\p{L}\\p{N}_!.])(${anyOf(values)})(?![\\p{L}\\p{N}_])`, 'giu');
    const withoutKnown: Show =
      values.length === 0 ? AS_IT_IS : (plain) => plain.replace(known, (value) => this.of(value));
    return (plain) =>
      withoutKnown(plain).replace(RUN, (run) =>
        /.@./.test(run) || run.length > LIMITS.value ? this.of(run) : this.inRun(run),
      );
  }

  private inRun(run: string): string {
    return run.replace(ADDRESS_OR_NAME, (found) => {
      if (isIP(found) !== 0) return this.of(found);
      const [, bare = found, rest = ''] = /^(.*?[^.:])([.:]*)$/.exec(found) ?? [];
      // Neither a time of day nor a fingerprint is an address.
      return bare.includes(':') && isIP(bare) === 0 ? found : this.of(bare) + rest;
    });
  }

  private of(value: string): string {
    const key = canonical(value.trim().toLowerCase());
    const kind = isIP(key) === 0 ? l10n.t('name') : addressWords(key);
    if (kind === undefined || COMMON.test(key)) return value;
    const known = this.given.get(key);
    if (known !== undefined) return known;
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    const made = placeholder(kind, count);
    this.given.set(key, made);
    return made;
  }
}

/** `undefined` for the address that stands for none. */
function addressWords(address: string): string | undefined {
  const family = isIP(address) === 6 ? 'IPv6' : 'IPv4';
  switch (addressKind(address)) {
    case 'none':
      return undefined;
    case 'private':
      return l10n.t('private {0}', family);
    case 'shared':
      return l10n.t('shared {0}', family);
    case 'ds-lite':
      return l10n.t('DS-Lite {0}', family);
    case 'public':
    case 'other':
      return family;
  }
}

/** Values of identifying fields, anywhere in plain data, where none is longer than a line; addresses are known by their form. */
function identifying(data: unknown, field = 'host'): string[] {
  if (typeof data === 'string') {
    if (data.length > LIMITS.line) return [];
    const [, host = data] = /^\[?(.+?)\]?:\d{1,5}$/.exec(data) ?? [];
    const isOne = IDENTIFYING_FIELD.test(field) && ![data, host].some((text) => isIP(text) !== 0);
    return isOne ? [data, host].filter((text) => text.trim() !== '' && text !== MASK) : [];
  }
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]: [string, unknown]) => {
    // A public authority is the same for everybody.
    if (name === 'issuer' && Reflect.get(data, 'trusted') === true) return [];
    return identifying(value, Array.isArray(data) ? field : name);
  });
}

/** A pattern of these texts: the longest that fits, because one may be part of another. */
function anyOf(texts: readonly string[]): string {
  const longestFirst = [...texts].sort((a, b) => b.length - a.length);
  return longestFirst.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
}
