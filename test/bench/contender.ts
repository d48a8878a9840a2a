// What every program in the benchmark has to do, and how it is told.
import type { KnownBox } from '../../src/tr064/client';

/** A box, and what a contender knows of it beforehand. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly tlsPort: number;
  readonly user: string;
  readonly password: string;
  /** Of its public key, accepted before. */
  readonly fingerprint: string;
  /** Its descriptions, as the extension keeps them; absent when the box has never been seen. */
  readonly known?: KnownBox | undefined;
}

/** What is read of each box: RemoteAccess GetInfo and GetDDNSInfo, DeviceInfo GetInfo, one value of each. */
export interface Values {
  readonly port: number;
  readonly domain: string;
  readonly model: string;
}

export interface Reader {
  /** The three reads, side by side where the program can. */
  read(): Promise<Values>;
  close(): Promise<void>;
}

export type Connect = (target: Target) => Promise<Reader>;

/** What a contender's module exports. */
export interface Module {
  readonly connect: Connect;
  /** Does what is done once in a process, as far as it can be done without a box. */
  readonly prepare?: () => Promise<void>;
}

/** The first line of standard input of a contender's process, as JSON. */
export interface Task {
  /** File of the contender. */
  readonly module: string;
  readonly targets: readonly Target[];
}

/** What a stretch of work cost: milliseconds of wall and of CPU time, and the peak of memory so far, in MB. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

/**
 * A line of its standard output, as JSON: `load` once its code is loaded and ready, `cold` after the first reads, `warm`
 * after the same again, which the next line of input asks for.
 */
export interface Report extends Cost {
  readonly stretch: Stretch;
  /** What went wrong, and how many boxes it concerned. */
  readonly failed: Readonly<Record<string, number>>;
}

export type Stretch = 'load' | 'cold' | 'warm';
