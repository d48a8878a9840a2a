import { LIMITS } from '../common/limits';
import { plainText } from '../common/plainText';
import { Tr064Error } from './errors';
import { parseXml, type XmlElement } from './xml';

/** Where a box's description lies (First Steps §3.1). */
export const DESCRIPTION_PATH = '/tr64desc.xml';

export interface ServiceDescription {
  /** Such as `urn:dslforum-org:service:DeviceInfo:1`: what services are found by. */
  readonly serviceType: string;
  /** Paths on the box. */
  readonly controlUrl: string;
  readonly scpdUrl: string;
}

/** What tr64desc.xml says about a box. Plain data, so that it can be kept. */
export interface BoxDescription {
  /** The name its owner gave it. */
  readonly friendlyName: string;
  /** Such as `FRITZ!Box 7590`. */
  readonly modelName: string;
  /** Such as `7590 - avm`; what follows the dash names the edition. */
  readonly modelNumber: string;
  /** Unique device name; its last block is the MAC address, by which a box is known again (First Steps §5.1). */
  readonly udn: string;
  /** FRITZ!OS with the hardware prefix, such as `154.08.02`; empty when the box tells none. */
  readonly softwareVersion: string;
  readonly services: readonly ServiceDescription[];
}

/**
 * Reads tr64desc.xml, services of nested devices included.
 * @throws {Tr064Error} `not-a-box` when it is XML but no device description, `bad-response` when it is no XML.
 */
export function parseDescription(text: string): BoxDescription {
  const root = parseXml(text);
  const device = root.child('device');
  if (device === undefined) throw new Tr064Error('not-a-box', 'The description names no device');
  const told = (name: string): string => plainText(device.textOf(name), LIMITS.value);
  return {
    friendlyName: told('friendlyName'),
    modelName: told('modelName'),
    modelNumber: told('modelNumber'),
    udn: told('UDN'),
    softwareVersion: plainText(root.child('systemVersion')?.textOf('Display') ?? '', LIMITS.value),
    services: walk(device).slice(0, LIMITS.entries),
  };
}

/** WAN services sit in devices inside devices; the parser bounds the depth. */
function walk(device: XmlElement): ServiceDescription[] {
  const own = device.child('serviceList')?.all('service') ?? [];
  const nested = device.child('deviceList')?.all('device') ?? [];
  return [...own.map(readService).filter(isUsable), ...nested.flatMap(walk)];
}

function readService(service: XmlElement): ServiceDescription {
  return {
    serviceType: service.textOf('serviceType'),
    controlUrl: service.textOf('controlURL'),
    scpdUrl: service.textOf('SCPDURL'),
  };
}

/** Paths of the box only, as a URL could send a login elsewhere; and a type that fits a header and an attribute. */
function isUsable({ serviceType, controlUrl, scpdUrl }: ServiceDescription): boolean {
  return (
    /^[\w:.-]{1,255}$/.test(serviceType) &&
    [controlUrl, scpdUrl].every((url) => /^\/(?!\/)[\x21-\x7e]{0,254}$/.test(url))
  );
}

/** The service every box with remote access has; repeaters and powerline adapters lack it. */
export const REMOTE_ACCESS = 'urn:dslforum-org:service:X_AVM-DE_RemoteAccess:1';

export function findService(box: BoxDescription, serviceType: string): ServiceDescription | undefined {
  return box.services.find((service) => service.serviceType === serviceType);
}
