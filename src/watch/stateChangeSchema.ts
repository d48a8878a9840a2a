import { isNumber, isObject, isOneOf, isOptional, isString, type Schema } from '../common/schema';
import { WANTED_KINDS } from '../wanted/wanted';
import type { StateChange } from './stateChanges';

/** The fields of a change of state besides its code. */
const CHANGE_FIELDS: Readonly<Record<StateChange['code'], Schema<object>>> = {
  'ddns-failed': isObject({ kind: isOneOf('ddns'), raw: isString }),
  'ddns-off': isObject({ kind: isOneOf('ddns') }),
  'ddns-current': isObject({ kind: isOneOf('ddns') }),
  'lets-encrypt-invalid': isObject({ kind: isOneOf('lets-encrypt') }),
  'lets-encrypt-valid': isObject({ kind: isOneOf('lets-encrypt') }),
  'certificate-expiring': isObject({ kind: isOneOf('certificate'), days: isNumber }),
  'certificate-renewed': isObject({ kind: isOneOf('certificate'), days: isNumber }),
  'remote-access-on': isObject({ kind: isOneOf('remote-access'), port: isOptional(isNumber) }),
  'remote-access-off': isObject({ kind: isOneOf('remote-access') }),
  'remote-access-moved': isObject({
    kind: isOneOf('remote-access'),
    from: isOptional(isNumber),
    port: isOptional(isNumber),
  }),
  'user-changed': isObject({ kind: isOneOf('user'), from: isString, to: isString }),
  'firmware-changed': isObject({ kind: isOneOf('firmware'), from: isString, to: isString }),
  'identity-changed': isObject({ kind: isOneOf('identity'), fingerprint: isString }),
  'identity-accepted': isObject({ kind: isOneOf('identity') }),
  'updates-allowed': isObject({ kind: isOneOf('provider-access') }),
  'updates-forbidden': isObject({ kind: isOneOf('provider-access') }),
  'acs-set': isObject({ kind: isOneOf('provider-access'), host: isOptional(isString) }),
  'acs-removed': isObject({ kind: isOneOf('provider-access') }),
  unreachable: isObject({ kind: isOneOf('reachability') }),
  reachable: isObject({ kind: isOneOf('reachability') }),
  'differs-from-file': isObject({ kind: isOneOf('wanted'), setting: isOneOf(...WANTED_KINDS) }),
};

export const isStateChange: Schema<StateChange> = (value): value is StateChange => {
  const { code } = (value ?? {}) as { code?: unknown };
  return (
    typeof code === 'string' && Object.hasOwn(CHANGE_FIELDS, code) && CHANGE_FIELDS[code as StateChange['code']](value)
  );
};
