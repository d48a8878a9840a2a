/**
 * HTTP answers with the headers real boxes send (tr064-facts.md, sections 2.1 and 2.4).
 */
import { STATUS_CODES } from 'node:http';
import { softwareVersion, type Device } from './state';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The name its owner gave the box, then model and version; HTTP, SOAP and discovery all send this line. */
export function serverLine(device: Device): string {
  const line = `${device.friendlyName} UPnP/1.0 AVM ${device.modelName} ${softwareVersion(device)}`;
  return Buffer.from(line.replace(/[\r\n]/g, ' '), 'utf8').toString('latin1');
}

/** Chunked, because there is no Content-Length; the connection stays open. */
export function xmlAnswer(device: Device, body: string, status = 200): Answer {
  return {
    status,
    headers: {
      DATE: new Date().toUTCString(),
      SERVER: serverLine(device),
      CONNECTION: 'keep-alive',
      'CONTENT-TYPE': 'text/xml; charset="utf-8"',
      EXT: '',
    },
    body,
  };
}

/** What the web server in front of TR-064 answers by itself; it closes the connection. */
export function htmlAnswer(status: number, reason: string, headers: Record<string, string> = {}): Answer {
  const title = `${status} ${STATUS_CODES[status] ?? ''}`;
  const body = [
    `<HTML><HEAD><TITLE>${title} (${reason})</TITLE></HEAD>`,
    `<BODY><H1>${title}</H1><BR>${reason}<HR><B>Webserver</B> ${new Date().toUTCString()}</BODY></HTML>\n`,
  ].join('');
  return {
    status,
    headers: {
      ...headers,
      'Content-Length': String(Buffer.byteLength(body)),
      'Content-Type': 'text/html',
      Connection: 'close',
      Pragma: 'no-cache',
      Server: 'Webserver',
    },
    body,
  };
}
