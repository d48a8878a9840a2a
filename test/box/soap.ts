/**
 * SOAP 1.1 as TR-064 boxes speak it (tr064-facts.md, sections 2.4 and 2.5).
 */
import { Fault } from './fault';
import { XmlError, escapeXml, parseXml, type XmlElement } from './xml';

export interface RequestedAction {
  /** urn:dslforum-org:service:DeviceInfo:1 */
  serviceType: string;
  name: string;
}

/** The box picks the action from this header and not from the body; with and without quotation marks. */
export function requestedAction(header: string | undefined): RequestedAction | undefined {
  const match = /^\s*"?([^"#\s]+)#([^"#\s]+)"?\s*$/.exec(header ?? '');
  return match?.[1] && match[2] ? { serviceType: match[1], name: match[2] } : undefined;
}

export interface Message {
  /** Names and values as they were sent: an argument sent twice is there twice. */
  sent: [name: string, value: string][];
  /** Of a second factor, from the header (tr064-facts.md, section 3). */
  token: string | undefined;
}

export function readMessage(body: Buffer): Message {
  const envelope = parsed(body);
  const part = (wanted: string) => envelope.children.find(({ name }) => name === wanted)?.children ?? [];
  const [action] = part('Body');
  if (envelope.name !== 'Envelope' || !action) {
    throw new Fault(502);
  }
  return {
    sent: action.children.map(({ name, text }) => [name, text]),
    token: part('Header').find(({ name, namespace }) => name === 'token' && namespace === 'avm.de')?.text,
  };
}

function parsed(body: Buffer): XmlElement {
  try {
    return parseXml(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    if (error instanceof XmlError || error instanceof TypeError) {
      throw new Fault(502);
    }
    throw error;
  }
}

export function answerEnvelope({ serviceType, name }: RequestedAction, values: [string, string][]): string {
  return envelope([
    `<u:${name}Response xmlns:u="${serviceType}">`,
    ...values.map(([argument, value]) => `<${argument}>${escapeXml(value)}</${argument}>`),
    `</u:${name}Response>`,
  ]);
}

/** The namespace tells which engine answered: TR-064 or, when that is switched off, the UPnP IGD engine behind it. */
export function faultEnvelope(fault: Fault, engine: 'dslforum' | 'schemas-upnp'): string {
  return envelope([
    '<s:Fault>',
    '<faultcode>s:Client</faultcode>',
    '<faultstring>UPnPError</faultstring>',
    '<detail>',
    `<UPnPError xmlns="urn:${engine}-org:control-1-0">`,
    `<errorCode>${fault.code}</errorCode>`,
    `<errorDescription>${fault.message}</errorDescription>`,
    '</UPnPError>',
    '</detail>',
    '</s:Fault>',
  ]);
}

/** Boxes put a line feed and a blank between the declaration and the root. */
function envelope(body: string[]): string {
  const schemas = 'http://schemas.xmlsoap.org/soap';
  return [
    '<?xml version="1.0"?>',
    ` <s:Envelope xmlns:s="${schemas}/envelope/" s:encodingStyle="${schemas}/encoding/">`,
    '<s:Body>',
    ...body,
    '</s:Body>',
    '</s:Envelope>',
    '',
  ].join('\n');
}
