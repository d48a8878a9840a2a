import { isUtf8 } from 'node:buffer';
import { Tr064Error } from './errors';
import type { HttpAnswer } from './http';

/** The largest real answer, a list of hosts, is far below; in bytes. */
const MAX_BODY = 1024 * 1024;
/** Status line and headers, what precedes them (1xx) and follows the last chunk included; in bytes. */
const MAX_HEAD = 16 * 1024;

const EMPTY = Buffer.alloc(0);
const CR = 13;
const LF = 10;
/** What is left of it once the text was cut at the ends of lines. */
const CONTROL = /[\0\r\n]/;
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

interface Head {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly keptFor: number | undefined;
}

/** What is awaited next: of a body `chunk` is a piece with its size in front, `tail` ends such a one. */
type Part = 'head' | 'sized' | 'chunk-size' | 'chunk' | 'chunk-end' | 'tail' | 'unbounded';

export interface ReadAnswer {
  readonly answer: HttpAnswer;
  /** How long the box keeps the connection, in milliseconds, where it says so; 0 when this answer is its last. */
  readonly keptFor: number | undefined;
}

/**
 * Reads the answers that arrive over one connection (RFC 9112), in whatever pieces. Strict, because two ways to read
 * the same bytes are how one answer is taken for another; bounded, because a box may be hostile.
 */
export class AnswerReader {
  private part: Part = 'head';
  /** Arrived, and not understood yet. */
  private rest: Buffer = EMPTY;
  private head: Head | undefined;
  private headSize = 0;
  private pieces: Buffer[] = [];
  private bodySize = 0;
  /** Of the body or chunk, in bytes. */
  private missing = 0;

  /** Nothing has arrived of an answer that is not complete. */
  get isIdle(): boolean {
    return this.part === 'head' && this.rest.length === 0;
  }

  push(bytes: Buffer): void {
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
  }

  /**
   * The next answer, once all of it has arrived.
   * @throws {Tr064Error} `bad-response` or `response-too-large`; nothing that follows can be read then.
   */
  next(): ReadAnswer | undefined {
    while (this.advance()) {
      if (this.part === 'head' && this.head !== undefined) return this.take(this.head);
    }
    return undefined;
  }

  /** The answer that the end of the connection completes, if there is one. */
  end(): ReadAnswer | undefined {
    return this.part === 'unbounded' && this.head !== undefined ? this.take(this.head) : undefined;
  }

  /** Takes one step; false when that needs more to arrive. At the end of an answer `part` is `head` again. */
  private advance(): boolean {
    switch (this.part) {
      case 'head':
        return this.readHead();
      case 'sized':
        return this.readBody('head');
      case 'chunk':
        return this.readBody('chunk-end');
      case 'unbounded':
        this.missing = this.rest.length;
        this.readBody('unbounded');
        return false;
      case 'chunk-size':
        return this.readChunkSize();
      case 'chunk-end':
        return this.readLine((line) => {
          if (line !== '') throw bad('a chunk is longer than announced');
          this.part = 'chunk-size';
        });
      case 'tail':
        return this.readLine((line) => {
          if (line === '') this.part = 'head';
          else readHeader(line); // of no use, and no excuse
        });
    }
  }

  private take({ status, headers, keptFor }: Head): ReadAnswer {
    const text = decode(Buffer.concat(this.pieces));
    this.part = 'head';
    this.head = undefined;
    this.headSize = 0;
    this.pieces = [];
    this.bodySize = 0;
    return { answer: { status, headers, text }, keptFor };
  }

  private readHead(): boolean {
    let start = 0;
    while (this.rest[start] === CR || this.rest[start] === LF) start++; // some servers end a body with a line of its own
    this.rest = this.rest.subarray(start);
    const end = this.rest.indexOf('\r\n\r\n');
    // Whoever speaks another protocol is not waited for.
    if (!'HTTP/'.startsWith(this.rest.toString('latin1', 0, 5))) throw bad('it is no HTTP');
    this.boundHead(end < 0 ? this.rest.length : end);
    if (end < 0) return false;
    const head = readHead(this.rest.toString('latin1', 0, end));
    this.rest = this.rest.subarray(end + 4);
    this.headSize += end;
    if (head.status >= 200) this.beginBody(head);
    return true;
  }

  private beginBody(head: Head): void {
    const { status, headers } = head;
    const coding = headers['transfer-encoding'];
    const length = headers['content-length'];
    const hasBody = status !== 204 && status !== 304;
    this.head = head;
    if (coding !== undefined) {
      if (String(coding).toLowerCase() !== 'chunked' || length !== undefined) throw bad('its length is not clear');
      if (hasBody) this.part = 'chunk-size';
    } else if (length !== undefined) {
      const size = Number(length);
      if (Array.isArray(length) || !/^\d+$/.test(length)) throw bad('its length is not clear');
      if (hasBody && size > 0) this.expect(size, 'sized');
    } else if (hasBody) {
      this.head = { ...head, keptFor: 0 };
      this.part = 'unbounded';
    }
  }

  private expect(size: number, part: Part): void {
    if (this.bodySize + size > MAX_BODY) throw tooLarge();
    this.missing = size;
    this.part = part;
  }

  private readBody(then: Part): boolean {
    const piece = this.rest.subarray(0, this.missing);
    if (piece.length > 0) this.pieces.push(piece);
    this.rest = this.rest.subarray(piece.length);
    this.bodySize += piece.length;
    if (this.bodySize > MAX_BODY) throw tooLarge();
    this.missing -= piece.length;
    if (this.missing > 0) return false;
    this.part = then;
    return true;
  }

  private readChunkSize(): boolean {
    return this.readLine((line) => {
      const [, hex] = /^([\da-f]{1,8})[ \t]*(?:;.*)?$/i.exec(line) ?? [];
      if (hex === undefined) throw bad('a chunk has no size');
      const size = parseInt(hex, 16);
      if (size === 0) this.part = 'tail';
      else this.expect(size, 'chunk');
    });
  }

  private readLine(use: (line: string) => void): boolean {
    const end = this.rest.indexOf('\r\n');
    this.boundHead(end < 0 ? this.rest.length : end);
    if (end < 0) return false;
    const line = this.rest.toString('latin1', 0, end);
    this.rest = this.rest.subarray(end + 2);
    this.headSize += this.part === 'tail' ? end + 2 : 0;
    use(line);
    return true;
  }

  private boundHead(more: number): void {
    if (this.headSize + more > MAX_HEAD) throw tooLarge();
  }
}

function readHead(text: string): Head {
  const [first = '', ...lines] = text.split('\r\n');
  const [, version, status] = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: |$)/.exec(first) ?? [];
  if (status === undefined || CONTROL.test(first)) throw bad('it is no HTTP/1');
  // Without a prototype: a name may be anything.
  const headers = Object.create(null) as Head['headers'];
  for (const line of lines) {
    const [name, value] = readHeader(line);
    const before = headers[name];
    headers[name] = before === undefined ? value : [before, value].flat();
  }
  const connection = [headers.connection ?? []].flat().join().toLowerCase();
  const wishes = connection.split(/[\s,]+/);
  const persists = version === '1' ? !wishes.includes('close') : wishes.includes('keep-alive');
  // Less than said: the next request has to arrive before the end.
  const [, seconds] = /timeout=(\d+)/i.exec(String(headers['keep-alive'])) ?? [];
  const keptFor = seconds === undefined ? undefined : Math.max(0, Number(seconds) * 1000 - 1000);
  return { status: Number(status), headers, keptFor: persists ? keptFor : 0 };
}

function readHeader(line: string): [name: string, value: string] {
  const colon = line.indexOf(':');
  const name = line.slice(0, colon);
  if (colon < 0 || !TOKEN.test(name) || CONTROL.test(line)) throw bad('a header is none');
  return [name.toLowerCase(), line.slice(colon + 1).trim()];
}

/**
 * Boxes say UTF-8 and mostly send it; some lists were seen in Latin-1. Valid UTF-8 is hardly ever Latin-1 by
 * accident, so it is tried first.
 */
function decode(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder('latin1').decode(bytes);
}

function bad(why: string): Tr064Error {
  return new Tr064Error('bad-response', `The answer is not usable HTTP: ${why}`);
}

function tooLarge(): Tr064Error {
  return new Tr064Error('response-too-large', 'The answer is larger than any of a box');
}
