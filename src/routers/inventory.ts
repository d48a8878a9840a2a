import contributed from '../../media/inventory.schema.json';
import { type JsonPath, type JsonSchema, violations } from '../common/jsonSchema';
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
import type { Values } from '../wanted/values';
import { merged, type Wanted, type WantedKind } from '../wanted/wanted';
import type { Groups } from './groups';
import { type RouteAddress, type RouterProfile, routesOf } from './profile';

/**
 * The list of routers as a file, without login, user and accepted identity. What a file says is a stranger's word: its
 * form is checked by the schema that editors get too, its meaning here.
 */

export const INVENTORY_VERSION = 2;
export const INVENTORY_SCHEMA = contributed as JsonSchema;

/** The greatest size of a file, in bytes, and the most problems that are reported. The schema bounds its contents. */
export const INVENTORY_LIMITS = { bytes: 1024 * 1024, problems: 1000 } as const;

/** Greatest lengths of texts, as in the schema. */
const NAME = 60;
const TEXT = 200;

/** What names an entry of a file: an index would name another one once the file is edited. */
export function entryKey({ udn, name }: Pick<InventoryRouter, 'udn' | 'name'>): string {
  return udn || name;
}

export type InventoryRouter = Pick<RouterProfile, 'name' | 'routes' | 'model' | 'udn'> & {
  readonly group: string | undefined;
  /** What the file says of this router itself and of all, and of itself alone. */
  readonly wanted: Wanted;
  readonly own: Wanted;
  /** Its position among the routers of the file. */
  readonly index: number;
};

export interface Inventory {
  /** In their order, those of the routers included. */
  readonly groups: readonly string[];
  readonly routers: readonly InventoryRouter[];
}

type ProblemKind =
  /** Nothing of the file is used. */
  | { readonly code: 'too-large' | 'not-utf-8' }
  | { readonly code: 'not-json'; readonly message: string }
  | { readonly code: 'other-version'; readonly version: number }
  /** It does not fit the schema, which editors say more about. */
  | { readonly code: 'schema' }
  | { readonly code: 'address'; readonly problem: AddressProblem }
  | { readonly code: 'duplicate'; readonly of: JsonPath }
  | { readonly code: 'looks-alike'; readonly like: string };

/** A problem of a file, with its path. */
export type InventoryProblem = ProblemKind & { readonly path: JsonPath };

export interface ReadInventory {
  /** What is good. */
  readonly inventory: Inventory;
  readonly problems: readonly InventoryProblem[];
  /** Entries of routers of which nothing is used, as far as they say which router is meant. */
  readonly refused: readonly RefusedEntry[];
}

export interface RefusedEntry {
  readonly name: string;
  readonly udn: string;
  readonly index: number;
}

interface Content {
  /** The settings that a router is to have. */
  readonly wantedOf?: (routerId: string) => Wanted | undefined;
  /** These are not all routers: groups that none of them is in are no business of the reader's. */
  readonly isPart?: boolean;
}

export function writeInventory(
  profiles: readonly RouterProfile[],
  groups: Groups,
  { wantedOf, isPart = false }: Content = {},
): string {
  const name = (text: string): string => plainText(text).trim().slice(0, NAME);
  const text = (value: string): string => plainText(value).slice(0, TEXT);
  const all = groups.all().filter(({ id }) => !isPart || groups.members(profiles, id).length > 0);
  const ordered = [...all.map(({ id }) => id), undefined].flatMap((id) => groups.members(profiles, id));
  const routers = ordered.map((profile) => {
    const group = groups.of(profile.id);
    const wanted = wantedOf?.(profile.id);
    return {
      name: name(profile.name),
      ...profile.routes.lan,
      internet: profile.routes.internet,
      model: text(profile.model),
      udn: text(profile.udn),
      group: group && name(group.name),
      wanted: wanted && asInFile(wanted),
    };
  });
  return `${JSON.stringify({ version: INVENTORY_VERSION, groups: all.map((group) => name(group.name)), routers }, null, 2)}\n`;
}

/** Settings as a file has them: a port is a number. */
export function asInFile(wanted: Wanted): FileSettings {
  return Object.fromEntries(
    Object.entries(wanted).map(([kind, values]) => [
      kind,
      typeof values.port === 'string' ? { ...values, port: Number(values.port) } : values,
    ]),
  );
}

/** What has passed the schema. */
interface File {
  readonly groups?: readonly string[];
  readonly defaults?: FileSettings;
  readonly routers: readonly FileRouter[];
}
interface FileRouter extends Partial<RouteAddress> {
  readonly name: string;
  readonly internet?: Partial<RouteAddress> & Pick<RouteAddress, 'host'>;
  readonly model?: string;
  readonly udn?: string;
  readonly group?: string;
  readonly wanted?: FileSettings;
}
type FileSettings = Readonly<Partial<Record<WantedKind, Readonly<Record<string, string | number | boolean>>>>>;

/**
 * Reads a file; so many problems in it are found, not only the first.
 * @param taken names that are in the list: others that look like them are refused.
 */
export function readInventory(file: Uint8Array | string, taken: readonly string[] = []): ReadInventory {
  if (file.length > INVENTORY_LIMITS.bytes) return nothing({ code: 'too-large' });
  let text: string;
  try {
    text = typeof file === 'string' ? file : new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return nothing({ code: 'not-utf-8' });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return nothing({ code: 'not-json', message: error instanceof Error ? error.message : '' });
  }
  const version: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'version') : undefined;
  // What another version means by the rest is not known.
  if (typeof version === 'number' && Number.isInteger(version) && version > INVENTORY_VERSION) {
    return nothing({ code: 'other-version', version }, ['version']);
  }
  const misfits = violations(INVENTORY_SCHEMA, json, INVENTORY_LIMITS.problems);
  return new Reader(misfits, taken).read(json as File);
}

function nothing(problem: ProblemKind, path: JsonPath = []): ReadInventory {
  return { inventory: { groups: [], routers: [] }, problems: [{ ...problem, path }], refused: [] };
}

/** Nothing of a file is used that is not asked for by name here: no other key has any effect. */
class Reader {
  private readonly problems: InventoryProblem[];
  /** Paths of entries of lists, of which nothing is used, and of what is around them. */
  private readonly bad: Set<string>;
  /** Where each name of a group, address and unique device name was seen first. */
  private readonly seen = new Map<string, JsonPath>();
  /** By what they look like. */
  private readonly names: Map<string, string>;

  constructor(misfits: readonly JsonPath[], taken: readonly string[]) {
    this.problems = misfits.map((path) => ({ code: 'schema', path }));
    this.bad = new Set(misfits.map((path) => JSON.stringify(path.slice(0, 2))));
    this.names = new Map(taken.map((name) => [appearance(name), name]));
  }

  read(file: File): ReadInventory {
    // A problem at the top level, or too many to report, makes the whole file unusable.
    const isGood =
      this.problems.length < INVENTORY_LIMITS.problems &&
      this.problems.every(
        ({ path: [list, entry] }) => entry !== undefined && (list === 'routers' || list === 'groups'),
      );
    if (!isGood) return { inventory: { groups: [], routers: [] }, problems: this.problems, refused: [] };
    const groups = (file.groups ?? []).flatMap((name, index) => {
      const path = ['groups', index];
      return !this.isBad(path) && this.isDistinct(name, path) && this.isNew(`group ${name}`, path) ? [name] : [];
    });
    const routers = file.routers.flatMap((router, index) => {
      const path = ['routers', index] as const;
      return this.isBad(path) ? [] : (this.router(router, path, file.defaults) ?? []);
    });
    const named = routers.flatMap(({ group }) => group ?? []);
    const used = new Set(routers.map(({ index }) => index));
    const refused = file.routers.flatMap((entry, index) => (used.has(index) ? [] : [{ ...naming(entry), index }]));
    return { inventory: { groups: [...new Set([...groups, ...named])], routers }, problems: this.problems, refused };
  }

  /** An entry, if everything in it is good. */
  private router(
    entry: FileRouter,
    path: readonly [string, number],
    defaults: FileSettings | undefined,
  ): InventoryRouter | undefined {
    const before = this.problems.length;
    const { name, host, port, internet, model = '', udn = '', group } = entry;
    const own = settings(entry.wanted ?? {});
    this.isDistinct(name, [...path, 'name']);
    if (group !== undefined) this.isDistinct(group, [...path, 'group']);
    const router = {
      ...{ name, model, udn, group, index: path[1] },
      routes: {
        ...(host === undefined ? {} : { lan: this.address({ host, port }, path, DEFAULT_TLS_PORT) }),
        ...(internet && { internet: this.address(internet, [...path, 'internet'], DEFAULT_INTERNET_PORT) }),
      },
      ...{ own, wanted: merged(settings(defaults ?? {}), own) },
    };
    if (this.problems.length > before) return undefined;
    const isNew = addressKeys(router).every((key) => this.isNew(key, path));
    return isNew && (udn === '' || this.isNew(`udn ${udn}`, [...path, 'udn'])) ? router : undefined;
  }

  private address(
    { host, port }: Pick<RouteAddress, 'host'> & { readonly port?: number | undefined },
    path: JsonPath,
    usualPort: number,
  ): RouteAddress {
    const address = parseAddress(host);
    if (typeof address === 'string') this.add({ code: 'address', problem: address }, [...path, 'host']);
    // A port has a field of its own, and an address in a browser's spelling is none.
    else if (address.host !== host) this.add({ code: 'address', problem: 'invalid-host' }, [...path, 'host']);
    return { host, port: port ?? usualPort };
  }

  /** Whether a name looks like no other one. */
  private isDistinct(name: string, path: JsonPath): boolean {
    const like = this.names.get(appearance(name)) ?? name;
    if (like !== name) this.add({ code: 'looks-alike', like }, path);
    else this.names.set(appearance(name), name);
    return like === name;
  }

  private isBad(path: JsonPath): boolean {
    return this.bad.has(JSON.stringify(path));
  }

  private isNew(key: string, path: JsonPath): boolean {
    const first = this.seen.get(key);
    if (first === undefined) this.seen.set(key, path);
    else this.add({ code: 'duplicate', of: first }, path);
    return first === undefined;
  }

  private add(problem: ProblemKind, path: JsonPath): void {
    if (this.problems.length < INVENTORY_LIMITS.problems) this.problems.push({ ...problem, path });
  }
}

/** What an entry says of itself that may be of any form. */
function naming(entry: unknown): Pick<RefusedEntry, 'name' | 'udn'> {
  const { name, udn }: { name?: unknown; udn?: unknown } = typeof entry === 'object' && entry !== null ? entry : {};
  const [own, device] = [name, udn].map((value) => (typeof value === 'string' ? value : ''));
  return { name: (own ?? '').slice(0, NAME), udn: (device ?? '').slice(0, TEXT) };
}

function settings(file: FileSettings): Wanted {
  return Object.fromEntries(
    Object.entries(file).map(([kind, values]): [string, Values] => [
      kind,
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
      ),
    ]),
  );
}

/** What two entries for one place share. An address that most homes have counts only where nothing else is known. */
export function addressKeys(router: Pick<RouterProfile, 'routes' | 'udn'>): string[] {
  const known = router.udn !== '' || router.routes.internet !== undefined;
  return routesOf(router)
    .filter(({ kind, address: { host } }) => !(kind === 'lan' && known && (isPrivateAddress(host) || isBoxName(host))))
    .map(({ kind, address: { host, port } }) => `${kind} ${formatAddress(host.toLowerCase(), port)}`);
}
