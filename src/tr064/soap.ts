import { LIMITS } from '../common/limits';
import { plainText } from '../common/plainText';
import { isSecretWhenSent } from './argumentNames';
import type { HttpRequest } from './connection';
import type { ServiceDescription } from './description';
import { faultKind, Tr064Error } from './errors';
import { escapeXml, parseXml, type XmlElement } from './xml';

/** Arguments of an action by name, as text (TR-064 knows booleans as `0` and `1`). */
export type Arguments = Readonly<Record<string, string>>;

/** A SOAP 1.1 envelope (UPnP Device Architecture 1.0 §3.2.1), with the token's header of "Authentication" §3. */
export function encodeCall(serviceType: string, action: string, args: Arguments, token?: string): string {
  const fields = Object.entries(args).map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`);
  const header =
    token === undefined
      ? ''
      : `<s:Header><avm:token xmlns:avm="avm.de" s:mustUnderstand="1">${escapeXml(token)}</avm:token></s:Header>`;
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n' +
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" ' +
    `s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">${header}<s:Body>` +
    `<u:${action} xmlns:u="${escapeXml(serviceType)}">${fields.join('')}</u:${action}>` +
    '</s:Body></s:Envelope>'
  );
}

/** The HTTP request that calls an action. A box picks the action from the SOAPAction header. */
export function callRequest(
  { serviceType, controlUrl }: ServiceDescription,
  action: string,
  args: Arguments,
  token?: string,
): HttpRequest {
  return {
    method: 'POST',
    path: controlUrl,
    headers: { 'content-type': 'text/xml; charset="utf-8"', soapaction: `"${serviceType}#${action}"` },
    body: encodeCall(serviceType, action, args, token),
  };
}

/**
 * Reads the answer to an action call and returns its out-arguments.
 * @param sent the arguments of the call: a fault may repeat them.
 * @throws {Tr064Error} the fault's kind when the answer is a SOAP fault, `bad-response` when it is neither.
 */
export function decodeAnswer(text: string, action: string, call: string, sent: Arguments = {}): Map<string, string> {
  const envelope = parseXml(text);
  const body = envelope.child('Body');
  const fault = body?.child('Fault');
  if (fault !== undefined) throw decodeFault(fault, call, sent);
  const answer = body?.child(`${action}Response`);
  if (answer === undefined) {
    throw new Tr064Error('bad-response', `The answer to ${call} holds no ${action}Response`, { call });
  }
  return new Map(answer.children.map((argument) => [argument.name, argument.text]));
}

/**
 * Reads `s:Fault/detail/UPnPError`. Its text is the box's own: it goes beside the code as data, and not at all where
 * the call carried a secret, which the box may repeat in any spelling.
 */
function decodeFault(fault: XmlElement, call: string, sent: Arguments): Tr064Error {
  const upnpError = fault.find('detail', 'UPnPError');
  const [, digits] = /^(\d{1,5})$/.exec(upnpError?.textOf('errorCode') ?? '') ?? [];
  const said = plainText((upnpError?.textOf('errorDescription') || fault.textOf('faultstring')).trim(), LIMITS.value);
  const carriedSecret = Object.entries(sent).some(([name, value]) => isSecretWhenSent(name, value));
  const description = carriedSecret || said === '' ? undefined : said;
  if (upnpError === undefined || digits === undefined) {
    return new Tr064Error('unknown-fault', `${call} failed without an error code`, { call, description });
  }
  const code = Number(digits);
  const namespace = [...upnpError.attributes].find(([name]) => /^xmlns(:|$)/.test(name))?.[1];
  return new Tr064Error(faultKind(code, namespace), `${call} failed: UPnP error ${code}`, { call, code, description });
}
