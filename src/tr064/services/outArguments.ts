import { Tr064Error } from '../errors';

/** Out-arguments of an action, read as the types the service documents. */
export class OutArguments {
  constructor(
    private readonly values: ReadonlyMap<string, string>,
    private readonly call: string,
  ) {}

  /** @throws {Tr064Error} `bad-response` when the argument is missing. */
  text(name: string): string {
    const value = this.values.get(name);
    if (value === undefined) {
      throw new Tr064Error('bad-response', `The answer to ${this.call} lacks ${name}`, { call: this.call });
    }
    return value;
  }

  /** For arguments that older firmware does not have. */
  optionalText(name: string): string | undefined {
    return this.values.get(name);
  }

  /** UPnP boolean (Device Architecture 1.0 §2.3): `0`, `1`; `true`, `false`, `yes` and `no` are accepted too. */
  flag(name: string): boolean {
    const value = this.text(name).trim().toLowerCase();
    if (['1', 'true', 'yes'].includes(value)) return true;
    if (['0', 'false', 'no', ''].includes(value)) return false;
    throw new Tr064Error('bad-response', `${name} of ${this.call} is no boolean`, { call: this.call });
  }

  optionalFlag(name: string): boolean | undefined {
    return this.values.has(name) ? this.flag(name) : undefined;
  }

  /** A TCP port, or `undefined` for the 0 or nothing that boxes send for none. */
  port(name: string): number | undefined {
    const port = Number(this.text(name));
    return Number.isInteger(port) && port >= 1 && port <= 65535 ? port : undefined;
  }

  /** A whole number, or `undefined` when the box sends none. */
  number(name: string): number | undefined {
    const text = this.text(name).trim();
    return /^-?\d+$/.test(text) ? Number(text) : undefined;
  }
}
