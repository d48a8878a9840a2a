/**
 * What a TR-064 service is: its state variables and actions as data. The device description, the service
 * description (SCPD) and the answers to calls are all made from it, so they cannot disagree.
 */
import { type Call } from './call';
import { type Area } from './users';

export type DataType = 'string' | 'boolean' | 'ui1' | 'ui2' | 'ui4' | 'i4' | 'dateTime' | 'uuid';

/** From this FRITZ!OS on (inclusive) or up to it (exclusive), as '7.50'. */
export interface Versioned {
  since?: string;
  until?: string;
}

export interface StateVariable extends Versioned {
  type: DataType;
  default?: string;
  allowed?: readonly string[];
  range?: { minimum: number; maximum: number; step?: number };
  events?: boolean;
}

export interface Argument extends Versioned {
  name: string;
  /** Name of the related state variable. */
  variable: string;
}

/** A boolean is sent as 0 or 1. */
export type Value = string | number | boolean;

export interface Action extends Versioned {
  in?: readonly Argument[];
  out?: readonly Argument[];
  /** One of these rights is enough. Actions without the entry need the right to configure. */
  needs?: readonly Area[] | 'no login';
  /** An action every box describes but this one cannot do has none and answers 501. */
  run?: (call: Call) => Record<string, Value> | undefined;
}

export interface Service {
  /** The part between 'urn:dslforum-org:service:' and the version. */
  type: string;
  /** Irregular on real boxes, hence in full. */
  id: string;
  /** Path of the control and event URL below /upnp/control/. */
  control: string;
  /** Path of the service description. */
  scpd: string;
  /** Repeaters do not have it. */
  routersOnly?: true;
  variables: Record<string, StateVariable>;
  actions: Record<string, Action>;
}

export const serviceTypeOf = (service: Service): string => `urn:dslforum-org:service:${service.type}:1`;
export const controlUrlOf = (service: Service): string => `/upnp/control/${service.control}`;

/**
 * 'Enabled' stands for the argument NewEnabled of the variable Enabled, as it nearly always is;
 * 'NewProtocol=PortMappingProtocol' spells both names where they differ.
 */
export function args(list: string): Argument[] {
  return list
    .trim()
    .split(/\s+/)
    .map((item) => {
      const [name = item, variable] = item.split('=');
      return variable === undefined ? { name: `New${name}`, variable: name } : { name, variable };
    });
}

export function since(version: string, items: Argument[]): Argument[] {
  return items.map((item) => ({ ...item, since: version }));
}

export function until(version: string, items: Argument[]): Argument[] {
  return items.map((item) => ({ ...item, until: version }));
}

export const TEXT: StateVariable = { type: 'string' };
export const FLAG: StateVariable = { type: 'boolean', default: '0' };
export const UI2: StateVariable = { type: 'ui2', default: '0' };
export const UI4: StateVariable = { type: 'ui4', default: '0' };
export const I4: StateVariable = { type: 'i4', default: '0' };
export const DATE_TIME: StateVariable = { type: 'dateTime', default: '0001-01-01T00:00:00' };

export const ANY_RIGHT: readonly Area[] = ['BoxAdmin', 'App', 'Phone', 'NAS', 'HomeAuto'];

/** FRITZ!OS 7.57 is minor 7 and patch 57 of the device description. */
export interface Firmware {
  minor: number;
  patch: number;
}

/** The service as a box with this firmware has it. */
export function asOf(firmware: Firmware, service: Service): Service {
  const here = ({ since: from, until: to }: Versioned) =>
    (from === undefined || !isBefore(firmware, from)) && (to === undefined || isBefore(firmware, to));
  return {
    ...service,
    variables: Object.fromEntries(Object.entries(service.variables).filter(([, variable]) => here(variable))),
    actions: Object.fromEntries(
      Object.entries(service.actions)
        .filter(([, action]) => here(action))
        .map(([name, action]) => [
          name,
          { ...action, in: (action.in ?? []).filter(here), out: (action.out ?? []).filter(here) },
        ]),
    ),
  };
}

function isBefore(firmware: Firmware, version: string): boolean {
  const [minor = 0, patch = 0] = version.split('.').map(Number);
  return firmware.minor < minor || (firmware.minor === minor && firmware.patch < patch);
}
