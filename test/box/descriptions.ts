/**
 * Device description (tr64desc.xml) and service descriptions (SCPD), made from the services themselves.
 * Form, order and namespaces as real boxes write them (tr064-facts.md, section 1.2).
 */
import {
  asOf,
  controlUrlOf,
  serviceTypeOf,
  type Action,
  type Argument,
  type Service,
  type StateVariable,
} from './service';
import { allServices, deviceTree, type DeviceNode } from './services';
import { softwareVersion, type BoxState, type Device } from './state';
import { escapeXml } from './xml';

export const DEVICE_DESCRIPTION = '/tr64desc.xml';

/** By kind and firmware: each request looks for its service here. */
const known = new Map<string, readonly Service[]>();

/** The services this box has, in the form its firmware gives them. */
export function servicesOf({ device }: BoxState): readonly Service[] {
  const { kind, firmware } = device;
  const key = `${kind} ${firmware.minor}.${firmware.patch}`;
  const services =
    known.get(key) ??
    allServices()
      .filter((service) => has(device, service))
      .map((service) => asOf(firmware, service));
  known.set(key, services);
  return services;
}

function has(device: Device, service: Service): boolean {
  return device.kind === 'router' || !service.routersOnly;
}

export function deviceDescription({ device }: BoxState): string {
  const { hardware, major, minor, patch, build } = device.firmware;
  return document('root', 'device', [
    ...block('systemVersion', [
      leaf('HW', hardware),
      leaf('Major', major),
      leaf('Minor', minor),
      leaf('Patch', patch),
      leaf('Buildnumber', build),
      leaf('Display', softwareVersion(device)),
    ]),
    ...deviceBlock(device, deviceTree),
  ]);
}

export function udnOf({ mac }: Device): string {
  return `uuid:75802409-bccb-40e7-8e6b-${mac}`;
}

function deviceBlock(device: Device, node: DeviceNode): string[] {
  const isRoot = node === deviceTree;
  const named = (name: string) => escapeXml(isRoot ? name : `${node.type} - ${name}`);
  const services = node.services.filter((service) => has(device, service));
  const devices = node.devices.filter((child) => allServices(child).some((service) => has(device, service)));
  return block('device', [
    leaf('deviceType', `urn:dslforum-org:device:${node.type}:1`),
    leaf('friendlyName', named(device.friendlyName)),
    leaf('manufacturer', escapeXml(device.manufacturer)),
    leaf('manufacturerURL', escapeXml(device.manufacturerUrl)),
    leaf('modelDescription', named(device.modelName)),
    leaf('modelName', named(device.modelName)),
    leaf('modelNumber', escapeXml(device.modelNumber)),
    leaf('modelURL', escapeXml(device.manufacturerUrl)),
    leaf('UDN', udnOf(device)),
    ...(isRoot ? rootOnly(device) : [leaf('UPC', 'AVM TR-064')]),
    ...block('serviceList', services.flatMap(serviceBlock)),
    ...(devices.length > 0
      ? block(
          'deviceList',
          devices.flatMap((child) => deviceBlock(device, child)),
        )
      : []),
    ...(isRoot ? [leaf('presentationURL', escapeXml(device.presentationUrl))] : []),
  ]);
}

/** Serial number and origin came with FRITZ!OS 7.50. */
function rootOnly(device: Device): string[] {
  const { minor, patch } = device.firmware;
  const serialNumber = device.mac.replace(/..(?=.)/g, '$&:');
  return [
    ...(minor > 7 || (minor === 7 && patch >= 50) ? [leaf('serialNumber', serialNumber), leaf('originUDN', '')] : []),
    ...block(
      'iconList',
      block('icon', [
        leaf('mimetype', 'image/gif'),
        leaf('width', 118),
        leaf('height', 119),
        leaf('depth', 8),
        leaf('url', '/ligd.gif'),
      ]),
    ),
  ];
}

function serviceBlock(service: Service): string[] {
  return block('service', [
    leaf('serviceType', serviceTypeOf(service)),
    leaf('serviceId', service.id),
    leaf('controlURL', controlUrlOf(service)),
    leaf('eventSubURL', controlUrlOf(service)),
    leaf('SCPDURL', service.scpd),
  ]);
}

export function serviceDescription(service: Service): string {
  return document('scpd', 'service', [
    ...block('actionList', Object.entries(service.actions).flatMap(actionBlock)),
    ...block('serviceStateTable', Object.entries(service.variables).flatMap(variableBlock)),
  ]);
}

function actionBlock([name, action]: [string, Action]): string[] {
  const list = [
    ...(action.in ?? []).flatMap((argument) => argumentBlock(argument, 'in')),
    ...(action.out ?? []).flatMap((argument) => argumentBlock(argument, 'out')),
  ];
  return block('action', [leaf('name', name), ...(list.length > 0 ? block('argumentList', list) : [])]);
}

function argumentBlock({ name, variable }: Argument, direction: 'in' | 'out'): string[] {
  return block('argument', [leaf('name', name), leaf('direction', direction), leaf('relatedStateVariable', variable)]);
}

function variableBlock([name, variable]: [string, StateVariable]): string[] {
  const { minimum, maximum, step } = variable.range ?? {};
  return [
    `<stateVariable sendEvents="${variable.events ? 'yes' : 'no'}">`,
    leaf('name', name),
    leaf('dataType', variable.type),
    ...(variable.default === undefined ? [] : [leaf('defaultValue', escapeXml(variable.default))]),
    ...(variable.allowed
      ? block(
          'allowedValueList',
          variable.allowed.map((value) => leaf('allowedValue', escapeXml(value))),
        )
      : []),
    ...(variable.range
      ? block('allowedValueRange', [
          leaf('minimum', minimum),
          leaf('maximum', maximum),
          ...(step === undefined ? [] : [leaf('step', step)]),
        ])
      : []),
    '</stateVariable>',
  ];
}

function document(root: string, schema: string, content: string[]): string {
  const lines = [
    '<?xml version="1.0"?>',
    `<${root} xmlns="urn:dslforum-org:${schema}-1-0">`,
    ...block('specVersion', [leaf('major', 1), leaf('minor', 0)]),
    ...content,
    `</${root}>`,
  ];
  return lines.join('\n');
}

/** The text has to be escaped already. */
function leaf(name: string, text: string | number | undefined): string {
  return `<${name}>${text ?? ''}</${name}>`;
}

function block(name: string, lines: string[]): string[] {
  return [`<${name}>`, ...lines, `</${name}>`];
}
