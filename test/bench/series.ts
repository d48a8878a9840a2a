// From single runs to the figures that are shown.
import type { Counts, Pace } from './boxes';
import type { Measured, Run } from './measure';

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** What a stretch cost over all runs; times in milliseconds, memory in MB. */
export interface Figures {
  readonly wall: Spread;
  readonly cpu: Spread;
  readonly memory: Spread;
  /** Of all boxes together, the most that any run needed. */
  readonly counts: Counts;
  /** What failed in any run. */
  readonly failed: Readonly<Record<string, number>>;
}

/** One contender with so many boxes: `first` is the first refresh of a process, which is `load` and then `cold`. */
export interface Series {
  readonly contender: string;
  readonly boxes: number;
  readonly pace: Pace;
  /** Whether it had read the boxes' descriptions in an earlier life. */
  readonly known: boolean;
  readonly runs: number;
  readonly load: Figures;
  readonly first: Figures;
  readonly cold: Figures;
  readonly warm: Figures;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const at = (index: number): number => sorted[index] ?? NaN;
  return { median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, min: at(0), max: at(sorted.length - 1) };
}

export function figures(measured: readonly Measured[]): Figures {
  const counted = measured.map(({ counts }) => counts);
  const failed: Record<string, number> = {};
  for (const one of measured) for (const [why, times] of Object.entries(one.failed)) failed[why] = times;
  return {
    wall: spread(measured.map(({ wall }) => wall)),
    cpu: spread(measured.map(({ cpu }) => cpu)),
    memory: spread(measured.map(({ memory }) => memory)),
    counts: {
      requests: Math.max(...counted.map(({ requests }) => requests)),
      connections: Math.max(...counted.map(({ connections }) => connections)),
      fullHandshakes: Math.max(...counted.map(({ fullHandshakes }) => fullHandshakes)),
      resumedHandshakes: Math.max(...counted.map(({ resumedHandshakes }) => resumedHandshakes)),
      challenges: Math.max(...counted.map(({ challenges }) => challenges)),
      refusedLogins: Math.max(...counted.map(({ refusedLogins }) => refusedLogins)),
    },
    failed,
  };
}

export function loadAndCold({ load, cold }: Run): Measured {
  return { ...cold, wall: load.wall + cold.wall, cpu: load.cpu + cold.cpu };
}
