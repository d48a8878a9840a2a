import type { HttpAnswer, HttpRequest, Signer } from './http';

/** A request and what waits for its answer. */
export class Exchange {
  private resolve: (answer: HttpAnswer) => void = () => undefined;
  private reject: (reason: unknown) => void = () => undefined;
  readonly answer = new Promise<HttpAnswer>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
  /** What is still to be sent. */
  bytes: Buffer | undefined;
  /** It was sent while another one waited for its answer. */
  hasCompany = false;
  private timer: NodeJS.Timeout | undefined;

  /** @throws the signal's reason when it has aborted already. */
  constructor(
    readonly request: HttpRequest,
    readonly signer: Signer | undefined,
    private readonly onAborted: (reason: unknown) => void,
  ) {
    request.signal?.throwIfAborted();
    request.signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  endAfter(milliseconds: number, end: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(end, milliseconds);
  }

  succeed(answer: HttpAnswer): void {
    this.settle();
    try {
      this.signer?.answered?.(answer);
      this.resolve(answer);
    } catch (error) {
      this.reject(error);
    }
  }

  fail(reason: unknown): void {
    this.settle();
    this.reject(reason);
  }

  private settle(): void {
    clearTimeout(this.timer);
    this.request.signal?.removeEventListener('abort', this.onAbort);
  }

  private readonly onAbort = (): void => {
    this.onAborted(this.request.signal?.reason);
  };
}
