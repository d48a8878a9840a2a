import { isUtf8 } from 'node:buffer';
import type { Dispatcher } from 'undici';

/** Real answers stay below 100 KB (the longest description, the event log); in bytes. */
export const MAX_BODY = 256 * 1024;
/** Room for the body of an answer that names no length, in bytes. */
const FIRST_ROOM = 16 * 1024;

export interface HttpAnswer {
  readonly status: number;
  /** By name in lower case; an array where a header was sent several times. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Receives one answer from undici. Its chunks are copied: a slice of one byte would keep all that the socket read. */
export class AnswerHandler implements Dispatcher.DispatchHandler {
  private resolve: (answer: HttpAnswer) => void = () => undefined;
  private reject: (reason: unknown) => void = () => undefined;
  readonly answer = new Promise<HttpAnswer>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
  private controller: Dispatcher.DispatchController | undefined;
  private status = 0;
  private headers: HttpAnswer['headers'] = {};
  private body = Buffer.alloc(0);
  private size = 0;
  /** The answer has arrived, failed or is not wanted any more. */
  isSettled = false;

  /** @param onAnswer called with the answer at once, before undici sends another request. */
  constructor(private readonly onAnswer?: (answer: HttpAnswer) => void) {}

  /** undici has begun to write the request. */
  get wasSent(): boolean {
    return this.controller !== undefined;
  }

  /** Ends the exchange, and with it the connection if the request was sent: its answer would come first on it. */
  fail(reason: unknown): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.reject(reason);
    this.controller?.abort(reason as Error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.isSettled) controller.abort(new Error('Not wanted any more'));
    else this.controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: HttpAnswer['headers']): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const size = this.size + chunk.length;
    if (size > this.body.length) {
      const grown = Buffer.allocUnsafe(Math.min(Math.max(FIRST_ROOM, 2 * size), MAX_BODY));
      this.body.copy(grown, 0, 0, this.size);
      this.body = grown;
    }
    chunk.copy(this.body, this.size);
    this.size = size;
  }

  onResponseEnd(): void {
    if (this.isSettled) return;
    this.isSettled = true;
    const { status, headers } = this;
    const bytes = this.body.subarray(0, this.size);
    // Boxes say UTF-8; some lists were seen in Latin-1, which is hardly ever valid UTF-8 by accident.
    const answer = { status, headers, text: bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1') };
    try {
      this.onAnswer?.(answer);
      this.resolve(answer);
    } catch (error) {
      this.reject(error);
    }
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }
}
