/**
 * What a person does at the box, over HTTP: press a button, dial a code, restart it. Not part of a FRITZ!Box, so it is
 * there only for programs on the same machine, and the traffic log knows nothing of it.
 */
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import { unescape } from 'node:querystring';
import { stateFor } from './secondFactor';
import { letsEncryptState, type BoxState } from './state';

/** The hands of that person. */
export interface Person {
  pressButton(): void;
  dial(code: string): void;
  reboot(forMs: number): Promise<void>;
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

export function isLoopback(address: string): boolean {
  return loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

export function isForSimulation({ url = '', socket }: IncomingMessage): boolean {
  return /^\/simulation(?:[/?]|$)/.test(url) && isLoopback(socket.remoteAddress ?? '');
}

/** Does what is asked and answers with what is then to be seen; 404 for what does not exist. */
export function simulate(person: Person, state: BoxState, request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://fritz.box');
  const wish = `${request.method ?? ''} ${pathname}`;
  const code = /^POST \/simulation\/dial\/([^/]+)$/.exec(wish)?.[1];
  const seconds = searchParams.get('seconds') ?? '5';
  if (code !== undefined) {
    person.dial(unescape(code));
  } else if (wish === 'POST /simulation/button') {
    person.pressButton();
  } else if (wish === 'POST /simulation/reboot' && /^\d{1,4}$/.test(seconds)) {
    response.once('close', () => void person.reboot(Number(seconds) * 1000));
  } else if (wish !== 'GET /simulation') {
    response.writeHead(404, { Connection: 'close' }).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': 'application/json', Connection: 'close' });
  response.end(`${JSON.stringify(summary(state), null, 2)}\n`);
}

/** What one could see at the box or on its pages; neither passwords nor tokens. */
function summary(state: BoxState): object {
  const { device, secondFactor, ddns, remoteAccess } = state;
  return {
    name: device.friendlyName,
    secondFactor: {
      enabled: secondFactor.enabled,
      state: stateFor(secondFactor, secondFactor.process?.token),
      methods: secondFactor.methods,
      required: secondFactor.required,
    },
    remoteAccess: { enabled: remoteAccess.enabled, port: remoteAccess.port },
    ddns: { enabled: ddns.enabled, statusIPv4: ddns.statusIPv4, statusIPv6: ddns.statusIPv6 },
    letsEncrypt: { enabled: remoteAccess.letsEncryptEnabled, state: letsEncryptState(state) },
  };
}
