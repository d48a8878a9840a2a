/**
 * The few pieces of DER (ITU-T X.690) that an X.509 certificate is made of.
 */

function lengthOf(content: Buffer): Buffer {
  if (content.length < 0x80) {
    return Buffer.from([content.length]);
  }
  const hex = content.length.toString(16);
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

export function tagged(tag: number, ...content: Buffer[]): Buffer {
  const whole = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), lengthOf(whole), whole]);
}

export const sequence = (...items: Buffer[]): Buffer => tagged(0x30, ...items);
export const set = (...items: Buffer[]): Buffer => tagged(0x31, ...items);
export const octetString = (content: Buffer): Buffer => tagged(0x04, content);
export const utf8String = (text: string): Buffer => tagged(0x0c, Buffer.from(text, 'utf8'));
export const bitString = (content: Buffer): Buffer => tagged(0x03, Buffer.from([0]), content);
export const TRUE = tagged(0x01, Buffer.from([0xff]));
export const NULL = tagged(0x05);

/** A non-negative integer given as big-endian bytes. */
export function integer(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Buffer.from([0]) : bytes.subarray(first);
  return tagged(0x02, (digits[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), digits]) : digits);
}

export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...others.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) {
    digits.unshift(0x80 | (rest & 0x7f));
  }
  return digits;
}

/** UTCTime up to 2049, GeneralizedTime from 2050 (RFC 5280, 4.1.2.5). */
export function time(date: Date): Buffer {
  const text = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  const utc = date.getUTCFullYear() < 2050;
  return tagged(utc ? 0x17 : 0x18, Buffer.from(utc ? text.slice(2) : text, 'ascii'));
}

/** The elements (each with tag and length) inside a constructed value. */
export function childrenOf(value: Buffer): Buffer[] {
  const children: Buffer[] = [];
  for (let rest = contentOf(value); rest.length > 0;) {
    const length = headerLength(rest) + contentLength(rest);
    children.push(rest.subarray(0, length));
    rest = rest.subarray(length);
  }
  return children;
}

export function contentOf(value: Buffer): Buffer {
  const start = headerLength(value);
  return value.subarray(start, start + contentLength(value));
}

function headerLength(value: Buffer): number {
  const first = value.readUInt8(1);
  return first < 0x80 ? 2 : 2 + (first & 0x7f);
}

function contentLength(value: Buffer): number {
  const first = value.readUInt8(1);
  return first < 0x80 ? first : value.readUIntBE(2, first & 0x7f);
}
