import { appearance } from '../common/lookAlike';
import { plainText } from '../common/plainText';
import {
  type AddressProblem,
  DEFAULT_INTERNET_PORT,
  DEFAULT_TLS_PORT,
  formatAddress,
  isBoxName,
  isPrivateAddress,
  parseAddress,
} from '../tr064/address';
import type { Groups } from './groups';
import { jsonLines, type JsonPath } from './jsonLines';
import { type RouteAddress, type RouterProfile, routesOf } from './profile';

/**
 * The list of routers as a file: names, addresses and groups, in the person's order. No login, no user and no accepted
 * identity. What a file says is a stranger's word until it has been looked at here; media/inventory.schema.json says
 * the same for editors.
 */

export const INVENTORY_VERSION = 1;

/** How large a file may be, in bytes, and how much may be in it. */
export const INVENTORY_LIMITS = {
  bytes: 1024 * 1024,
  routers: 500,
  groups: 100,
  name: 60,
  text: 200,
  problems: 1000,
} as const;

export type InventoryRouter = Pick<RouterProfile, 'name' | 'routes' | 'model' | 'udn'> & {
  readonly group: string | undefined;
};

export interface Inventory {
  /** In their order, those of the routers included. */
  readonly groups: readonly string[];
  readonly routers: readonly InventoryRouter[];
}

type ProblemKind =
  | { readonly code: 'too-large' | 'not-utf-8' | 'no-text' | 'no-integer' | 'no-list' | 'no-object' | 'missing' }
  | { readonly code: 'not-json'; readonly message: string }
  | { readonly code: 'other-version'; readonly version: number }
  | { readonly code: 'unknown-field' | 'empty' | 'control-characters' | 'port' }
  | { readonly code: 'too-long' | 'too-many'; readonly limit: number }
  | { readonly code: 'address'; readonly problem: AddressProblem }
  | { readonly code: 'duplicate'; readonly of: JsonPath }
  | { readonly code: 'looks-alike'; readonly like: string };

/** A problem of a file, with its path and line (counted from 1); a problem of the whole file has no line. */
export type InventoryProblem = ProblemKind & { readonly path: JsonPath; readonly line: number | undefined };

export interface ReadInventory {
  /** What is good. */
  readonly inventory: Inventory;
  readonly problems: readonly InventoryProblem[];
}

export function writeInventory(profiles: readonly RouterProfile[], groups: Groups): string {
  const name = (text: string): string => plainText(text).trim().slice(0, INVENTORY_LIMITS.name);
  const text = (value: string): string => plainText(value).slice(0, INVENTORY_LIMITS.text);
  const all = groups.all();
  const ordered = [...all.map(({ id }) => id), undefined].flatMap((id) => groups.members(profiles, id));
  const routers = ordered.map((profile) => {
    const group = groups.of(profile.id);
    return {
      name: name(profile.name),
      ...profile.routes.lan,
      ...(profile.routes.internet === undefined ? {} : { internet: profile.routes.internet }),
      model: text(profile.model),
      udn: text(profile.udn),
      ...(group === undefined ? {} : { group: name(group.name) }),
    };
  });
  return `${JSON.stringify({ version: INVENTORY_VERSION, groups: all.map((group) => name(group.name)), routers }, null, 2)}\n`;
}

/**
 * Reads a file; so many problems in it are found, not only the first.
 * @param taken names that are in the list: others that look like them are refused.
 */
export function readInventory(file: Uint8Array, taken: readonly string[] = []): ReadInventory {
  if (file.byteLength > INVENTORY_LIMITS.bytes) return nothing({ code: 'too-large' });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return nothing({ code: 'not-utf-8' });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return nothing({ code: 'not-json', message: error instanceof Error ? error.message : '' });
  }
  return new Reader(jsonLines(text), taken).read(json);
}

/** A file of which nothing can be used. */
function nothing(problem: ProblemKind): ReadInventory {
  return { inventory: { groups: [], routers: [] }, problems: [{ ...problem, path: [], line: undefined }] };
}

/** Nothing of a file is used that is not asked for by name here: no other key has any effect. */
class Reader {
  private readonly problems: InventoryProblem[] = [];
  /** Where each name of a group, address and unique device name was seen first. */
  private readonly seen = new Map<string, JsonPath>();

  /** By what they look like. */
  private readonly names: Map<string, string>;

  constructor(
    private readonly lineOf: (path: JsonPath) => number,
    taken: readonly string[],
  ) {
    this.names = new Map(taken.map((name) => [appearance(name), name]));
  }

  read(json: unknown): ReadInventory {
    const file = this.fields(json, [], ['version', 'groups', 'routers'], ['$schema']);
    const version = file && this.integer(file.version, ['version']);
    // What another version means by the rest is not known.
    if (version !== undefined && version !== INVENTORY_VERSION)
      this.add({ code: 'other-version', version }, ['version']);
    if (file === undefined || version !== INVENTORY_VERSION) {
      return { inventory: { groups: [], routers: [] }, problems: this.problems };
    }
    const groups = this.list(file.groups ?? [], ['groups'], INVENTORY_LIMITS.groups).flatMap((value, index) => {
      const path = ['groups', index];
      const name = this.name(value, path);
      return name !== undefined && this.isNew(`group ${name}`, path) ? [name] : [];
    });
    const routers = this.list(file.routers, ['routers'], INVENTORY_LIMITS.routers).flatMap(
      (value, index) => this.router(value, ['routers', index]) ?? [],
    );
    const named = routers.flatMap(({ group }) => group ?? []);
    return { inventory: { groups: [...new Set([...groups, ...named])], routers }, problems: this.problems };
  }

  /** An entry, if everything in it is good. */
  private router(value: unknown, path: JsonPath): InventoryRouter | undefined {
    const before = this.problems.length;
    const fields = this.fields(value, path, ['name', 'host', 'port', 'internet', 'model', 'udn', 'group']);
    if (fields === undefined) return undefined;
    const { text } = INVENTORY_LIMITS;
    const router = {
      name: this.name(fields.name, [...path, 'name']) ?? '',
      routes: {
        // One of the two is enough.
        ...(fields.internet !== undefined && fields.host === undefined && fields.port === undefined
          ? {}
          : { lan: this.address(fields, path, DEFAULT_TLS_PORT) }),
        ...(fields.internet === undefined ? {} : { internet: this.internet(fields.internet, [...path, 'internet']) }),
      },
      model: fields.model === undefined ? '' : (this.text(fields.model, [...path, 'model'], text, true) ?? ''),
      udn: fields.udn === undefined ? '' : (this.text(fields.udn, [...path, 'udn'], text, true) ?? ''),
      group: fields.group === undefined ? undefined : this.name(fields.group, [...path, 'group']),
    };
    if (this.problems.length > before) return undefined;
    const keys = addressKeys(router);
    const isNew = keys.every((key) => this.isNew(key, path));
    return isNew && (router.udn === '' || this.isNew(`udn ${router.udn}`, [...path, 'udn'])) ? router : undefined;
  }

  private internet(value: unknown, path: JsonPath): RouteAddress {
    return this.address(this.fields(value, path, ['host', 'port']) ?? {}, path, DEFAULT_INTERNET_PORT);
  }

  private address(
    { host, port }: Partial<Record<'host' | 'port', unknown>>,
    path: JsonPath,
    usualPort: number,
  ): RouteAddress {
    return {
      host: this.host(host, [...path, 'host']),
      port: port === undefined ? usualPort : this.port(port, [...path, 'port']),
    };
  }

  private host(value: unknown, path: JsonPath): string {
    const host = this.text(value, path, INVENTORY_LIMITS.text);
    if (host === undefined) return '';
    const address = parseAddress(host);
    if (typeof address === 'string') this.add({ code: 'address', problem: address }, path);
    // A port has a field of its own, and an address in a browser's spelling is none.
    else if (address.host !== host) this.add({ code: 'address', problem: 'invalid-host' }, path);
    return host;
  }

  private port(value: unknown, path: JsonPath): number {
    const port = this.integer(value, path);
    if (port !== undefined && (port < 1 || port > 65535)) this.add({ code: 'port' }, path);
    return port ?? 0;
  }

  private integer(value: unknown, path: JsonPath): number | undefined {
    if (typeof value === 'number' && Number.isInteger(value)) return value;
    return this.add({ code: value === undefined ? 'missing' : 'no-integer' }, path);
  }

  private name(value: unknown, path: JsonPath): string | undefined {
    const name = this.text(value, path, INVENTORY_LIMITS.name);
    if (name === undefined) return undefined;
    const like = this.names.get(appearance(name)) ?? name;
    if (like !== name) return this.add({ code: 'looks-alike', like }, path);
    this.names.set(appearance(name), name);
    return name;
  }

  private text(value: unknown, path: JsonPath, limit: number, mayBeEmpty = false): string | undefined {
    if (typeof value !== 'string') return this.add({ code: value === undefined ? 'missing' : 'no-text' }, path);
    if (value.trim() === '' && !mayBeEmpty) return this.add({ code: 'empty' }, path);
    if (value.length > limit) return this.add({ code: 'too-long', limit }, path);
    return plainText(value) === value ? value : this.add({ code: 'control-characters' }, path);
  }

  private list(value: unknown, path: JsonPath, limit: number): readonly unknown[] {
    if (!Array.isArray(value)) this.add({ code: value === undefined ? 'missing' : 'no-list' }, path);
    else if (value.length > limit) this.add({ code: 'too-many', limit }, path);
    else return value as unknown[];
    return [];
  }

  /** The known fields of an object; any other field is a problem. */
  private fields<K extends string>(
    value: unknown,
    path: JsonPath,
    known: readonly K[],
    ignored: readonly string[] = [],
  ): Partial<Record<K, unknown>> | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.add({ code: 'no-object' }, path);
    }
    const entries = Object.entries(value);
    for (const [key] of entries) {
      if (![...known, ...ignored].includes(key)) this.add({ code: 'unknown-field' }, [...path, key]);
    }
    return Object.fromEntries(entries.filter(([key]) => known.some((name) => name === key))) as Partial<
      Record<K, unknown>
    >;
  }

  private isNew(key: string, path: JsonPath): boolean {
    const first = this.seen.get(key);
    if (first === undefined) this.seen.set(key, path);
    else this.add({ code: 'duplicate', of: first }, path);
    return first === undefined;
  }

  private add(problem: ProblemKind, path: JsonPath): undefined {
    if (this.problems.length < INVENTORY_LIMITS.problems) {
      this.problems.push({ ...problem, path, line: this.lineOf(path) });
    }
  }
}

/**
 * By what two entries of lists are seen to lead to the same place. Most boxes have the same address, and the same name,
 * in their own home networks: that tells only of those that nothing else is known of.
 */
export function addressKeys(router: Pick<RouterProfile, 'routes' | 'udn'>): string[] {
  const known = router.udn !== '' || router.routes.internet !== undefined;
  return routesOf(router)
    .filter(({ kind, address: { host } }) => !(kind === 'lan' && known && (isPrivateAddress(host) || isBoxName(host))))
    .map(({ kind, address: { host, port } }) => `${kind} ${formatAddress(host.toLowerCase(), port)}`);
}
