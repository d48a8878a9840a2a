import { type BoxState, isRead, type Unread, valueOf } from '../box/boxState';
import { ddnsMode } from '../box/ddns';
import { checkUpdateUrl, type UrlFinding } from '../box/updateUrl/checks';
import { maskTypedUrl, userNameIsKey } from '../box/updateUrl/mask';
import { MASK } from '../common/redaction';
import { isNeverSetUp, maskedValues, type SettingKind, text, type ValueName, type Values } from './values';

/** Settings that a person can want of a box, in the order they are named in. */
export const WANTED_KINDS = [
  'remoteAccess',
  'ddns',
  'letsEncrypt',
  'providerUpdates',
  'providerConfiguration',
] as const satisfies readonly SettingKind[];
export type WantedKind = (typeof WANTED_KINDS)[number];

/** The settings that a box is to have, as far as they are named. A value may hold a secret that a person wrote there. */
export type Wanted = Readonly<Partial<Record<WantedKind, Values>>>;

/** One named value that the box does not have, or of which that is not known. */
export interface Difference {
  readonly kind: WantedKind;
  readonly name: ValueName;
  /** Without secrets, as `box` is. */
  readonly wanted: string | boolean;
  /** `undefined` where it is not known; `why` then says why. */
  readonly box: string | boolean | undefined;
  readonly why?: Unread | 'not-supported' | 'not-reported' | 'secret' | undefined;
}

/** True of a value that is known to be another: the others could not be compared. */
export function isKnown({ box }: Difference): boolean {
  return box !== undefined;
}

/** True of what is changed where this is applied; a box that does not report a value still takes it. */
export function isToApply({ box, why }: Difference): boolean {
  return box !== undefined || why === 'not-reported';
}

/** What is wanted of one box: what is said of it itself, and of all. */
export function merged(defaults: Wanted, own: Wanted): Wanted {
  return Object.fromEntries(
    WANTED_KINDS.flatMap((kind) => {
      const values = { ...defaults[kind], ...own[kind] };
      return Object.keys(values).length === 0 ? [] : [[kind, values]];
    }),
  );
}

/**
 * What is wanted, as it may be kept and shown: without secrets. A user name is left out where it may be a key, which the
 * update URL says: the one of the file, else the one of the box.
 */
export function withoutSecrets(wanted: Wanted, state: BoxState | undefined): Wanted {
  const { ddns, ...others } = wanted;
  if (ddns === undefined) return others;
  const url = ddns.updateUrl ?? urlOf(state);
  const { username, ...rest } = ddns;
  const isKey = url === undefined || (username !== undefined && secretsIn(wanted, urlOf(state)).includes('username'));
  return { ...others, ddns: maskedValues(isKey ? rest : ddns) };
}

/** The update URL of a box without its secrets, which still says what the user name is sent as. */
export function urlOf(state: BoxState | undefined): string | undefined {
  return valueOf(state?.ddns)?.maskedUpdateUrl;
}

/**
 * Values of dynamic DNS that hold a secret, or the mask that stands for one: they are asked for before they are
 * written.
 * @param boxUrl the update URL that stays where none is named
 */
export function secretsIn({ ddns = {} }: Wanted, boxUrl = ''): ('updateUrl' | 'username')[] {
  const { updateUrl = '', username = '' } = ddns as Partial<Record<ValueName, string>>;
  return [
    ...(maskTypedUrl(updateUrl) !== updateUrl || updateUrl.includes(MASK) ? (['updateUrl'] as const) : []),
    ...(username !== '' && (username === MASK || userNameIsKey(updateUrl || boxUrl)) ? (['username'] as const) : []),
  ];
}

/**
 * What keeps the update URL from working that a box has once this is applied, where the file names the URL or its mode.
 * Holds pieces of the URL.
 */
export function urlFindings({ ddns = {} }: Wanted, state: BoxState | undefined, faultsOf = faultsOfUrl): UrlFinding[] {
  const read = state && boxValues(state, 'ddns');
  const values = { ...(read === undefined || isUnknown(read) ? {} : read), ...ddns };
  if (state !== undefined && isUrlOfBox(state, values)) return [];
  // Of the box's own URL only a part is known, and it may be one that the box fills in.
  const isOwn = valueOf(state?.ownUrlProvider) !== undefined;
  return isOwn || 'updateUrl' in ddns ? faultsFrom(ddns, faultsOf(values)) : [];
}

/** Those faults that come from what is wanted: all where it names the URL, those of the mode where it names that. */
export function faultsFrom(ddns: Values, faults: readonly UrlFinding[]): UrlFinding[] {
  return faults.filter(({ code }) => 'updateUrl' in ddns || ('mode' in ddns && code.startsWith('mode-')));
}

/** What keeps an update URL from working with the mode it goes with. */
export function faultsOfUrl(values: Values): UrlFinding[] {
  const context = { mode: ddnsMode(text(values, 'mode')), domain: '', username: '', hasPassword: true };
  return checkUpdateUrl(text(values, 'updateUrl'), context).filter(({ level }) => level === 'problem');
}

/** The settings of a box as it was last read, for a file: without secrets and what it does not tell. */
export function settingsOf(state: BoxState): Wanted {
  return Object.fromEntries(
    WANTED_KINDS.flatMap((kind): [WantedKind, Values][] => {
      const values = boxValues(state, kind);
      if (isUnknown(values)) return [];
      const { updateUrl, ...others } = values;
      if (kind === 'ddns' && isNeverSetUp(others)) return [[kind, { enabled: false }]];
      const told = Object.entries(others).filter(([name, value]) => name === 'enabled' || value !== '');
      const url = isUrlOfBox(state, others) || typeof updateUrl !== 'string' || updateUrl === '' ? {} : { updateUrl };
      return [[kind, { ...Object.fromEntries(told), ...url }]];
    }),
  );
}

/** The named values that a box does not have, or does not tell. */
export function compare(wanted: Wanted, state: BoxState): Difference[] {
  return WANTED_KINDS.flatMap((kind) => {
    const named = wanted[kind];
    if (named === undefined) return [];
    const values = boxValues(state, kind);
    const shown = maskedValues(named);
    return (Object.keys(named) as ValueName[]).flatMap((name): Difference[] => {
      const common = { kind, name, wanted: shown[name] ?? '' };
      if (isUnknown(values)) return [{ ...common, box: undefined, why: values }];
      // What a provider fills in that the box knows is the box's own affair.
      if (name === 'updateUrl' && isUrlOfBox(state, { ...values, ...named })) return [];
      const box = values[name];
      if (isSame(name, common.wanted, box)) return [];
      if (box === undefined) return [{ ...common, box, why: 'not-reported' }];
      return name === 'username' && box === MASK
        ? [{ ...common, wanted: MASK, box: undefined, why: 'secret' }]
        : [{ ...common, box }];
    });
  });
}

/** Each value of one setting as the box tells it. */
function boxValues(state: BoxState, kind: WantedKind): Values | NonNullable<Difference['why']> {
  switch (kind) {
    case 'remoteAccess': {
      const { remoteAccess } = state;
      if (!isRead(remoteAccess)) return remoteAccess;
      const { enabled, port } = remoteAccess;
      return { enabled, port: port === undefined ? '' : String(port) };
    }
    case 'ddns': {
      if (!isRead(state.ddns)) return state.ddns;
      const { enabled, providerName, domain, username, mode, maskedUpdateUrl } = state.ddns;
      return { enabled, providerName, domain, username, mode: spelled(mode), updateUrl: maskedUpdateUrl };
    }
    case 'letsEncrypt': {
      const { letsEncrypt } = state;
      if (letsEncrypt === 'not-supported' || !isRead(letsEncrypt)) return letsEncrypt;
      return { enabled: letsEncrypt.enabled };
    }
    case 'providerUpdates':
      return isRead(state.firmwareDownload) ? { enabled: state.firmwareDownload.allowed } : state.firmwareDownload;
    case 'providerConfiguration':
      return 'not-reported';
  }
}

function isUnknown(values: ReturnType<typeof boxValues>): values is NonNullable<Difference['why']> {
  return typeof values === 'string' || 'unread' in values;
}

/** The fourth mode has two spellings: see ddnsMode. */
function spelled(mode: string): string {
  return ddnsMode(mode) === 'both-together' ? 'ddns_together' : mode;
}

function isSame(name: ValueName, wanted: string | boolean, box: string | boolean | undefined): boolean {
  const isDomain = name === 'domain' && typeof wanted === 'string' && typeof box === 'string';
  return isDomain ? wanted.toLowerCase() === box.toLowerCase() : wanted === box;
}

/** True for a provider of which it is known that the box fills in the update URL itself. */
function isUrlOfBox({ ownUrlProvider }: BoxState, { providerName }: Values): boolean {
  const own = valueOf(ownUrlProvider)?.name;
  return own !== undefined && providerName !== own;
}
