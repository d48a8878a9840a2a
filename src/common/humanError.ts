import type { CommandId } from './commandIds';

/** A command that mends what went wrong. */
export interface Offer {
  readonly label: string;
  readonly command: CommandId;
  readonly argument: unknown;
}

/** An error for people, with what they can do. Everything else that is thrown is a fault, and goes to the log. */
export class HumanError extends Error {
  override readonly name: string = 'HumanError';

  constructor(
    message: string,
    readonly remedy?: string,
    cause?: unknown,
    readonly offer?: Offer,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}
