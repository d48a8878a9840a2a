/**
 * A DNS server over UDP (RFC 1035 §4), as small as the tests allow: it answers A, AAAA, CNAME and NS from a table, as a
 * zone's own server as well as a resolver would. Answers fit in one datagram and are not compressed.
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';

export interface DnsRecords {
  A?: readonly string[];
  AAAA?: readonly string[];
  CNAME?: string;
  NS?: readonly string[];
}

export interface DnsServer {
  /** UDP, on 127.0.0.1. */
  readonly port: number;
  /** `127.0.0.1:port`, as node:dns takes it. */
  readonly address: string;
  /** By name. What is not in here, nor above anything in here, does not exist. */
  readonly zone: Record<string, DnsRecords>;
  /** What was asked, such as `home.example.org A`. */
  readonly asked: string[];
  /** Nothing is answered while this is set. */
  silent: boolean;
  close(): Promise<void>;
}

const TYPES = { A: 1, NS: 2, CNAME: 5, AAAA: 28 } as const;
type Type = keyof typeof TYPES;

const NO_SUCH_NAME = 3;
const NOT_IMPLEMENTED = 4;

export async function startDnsServer(zone: Record<string, DnsRecords> = {}): Promise<DnsServer> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  const server: DnsServer = {
    port,
    address: `127.0.0.1:${port}`,
    zone,
    asked: [],
    silent: false,
    close: async () => {
      socket.close();
      await once(socket, 'close');
    },
  };
  socket.on('message', (query, { port, address }) => {
    const { name, type, end } = readQuestion(query);
    server.asked.push(`${name} ${type ?? '?'}`);
    if (!server.silent) socket.send(answer(query.subarray(0, end), name, type, zone), port, address);
  });
  return server;
}

/** `end` is where the one question ends. */
function readQuestion(query: Buffer): { name: string; type: Type | undefined; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const code = query.readUInt16BE(at + 1);
  const type = (Object.keys(TYPES) as Type[]).find((name) => TYPES[name] === code);
  return { name: labels.join('.').toLowerCase(), type, end: at + 5 };
}

function answer(question: Buffer, name: string, type: Type | undefined, zone: Record<string, DnsRecords>): Buffer {
  const exists = Object.keys(zone).some((other) => other === name || other.endsWith(`.${name}`));
  const records = type === undefined ? [] : recordsOf(name, type, zone);
  const header = Buffer.alloc(12);
  question.copy(header, 0, 0, 2);
  // An answer, from authority, recursion available; wanted or not as it was asked.
  const code = type === undefined ? NOT_IMPLEMENTED : exists ? 0 : NO_SUCH_NAME;
  header.writeUInt16BE(0x8480 | (question.readUInt16BE(2) & 0x0100) | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  return Buffer.concat([header, question.subarray(12), ...records]);
}

/** An alias comes with what it leads to, as far as it is known here. */
function recordsOf(name: string, type: Type, zone: Record<string, DnsRecords>): Buffer[] {
  const records = zone[name] ?? {};
  if (records.CNAME !== undefined) {
    const alias = record(name, 'CNAME', writeName(records.CNAME));
    return type === 'CNAME' ? [alias] : [alias, ...recordsOf(records.CNAME, type, zone)];
  }
  switch (type) {
    case 'A':
      return (records.A ?? []).map((address) => record(name, type, Buffer.from(address.split('.').map(Number))));
    case 'AAAA':
      return (records.AAAA ?? []).map((address) => record(name, type, writeIPv6(address)));
    case 'NS':
      return (records.NS ?? []).map((host) => record(name, type, writeName(host)));
    case 'CNAME':
      return [];
  }
}

function record(name: string, type: Type, data: Buffer): Buffer {
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(TYPES[type], 0);
  fixed.writeUInt16BE(1, 2); // IN
  fixed.writeUInt32BE(60, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([writeName(name), fixed, data]);
}

function writeName(name: string): Buffer {
  const labels = name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

function writeIPv6(address: string): Buffer {
  if (!isIPv6(address)) throw new Error(`${address} is no IPv6 address`);
  const [before = '', after] = address.split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const [head, tail] = [groups(before), groups(after ?? '')];
  const zeros = Array<string>(8 - head.length - tail.length).fill('0');
  return Buffer.from([...head, ...zeros, ...tail].map((group) => group.padStart(4, '0')).join(''), 'hex');
}
