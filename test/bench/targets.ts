// What is to be reached, and whether it is.
import type { HostFigures } from './extensionHost';
import { EXTENSION, FLOOR, SEYDX } from './peers';
import type { Figures, Series, Spread } from './series';

export interface Verdict {
  readonly what: string;
  readonly value: number;
  /** At most. */
  readonly target: number;
  readonly met: boolean;
}

/** Reads per box. */
const READS = 3;

type Stretch = 'load' | 'first' | 'cold' | 'warm';
type Measure = 'wall' | 'cpu' | 'memory';

/** Judges what was measured with boxes of one pace; what was not measured is not judged. */
export function verdicts(series: readonly Series[]): Verdict[] {
  const list: Verdict[] = [];
  const most = (what: string, value: number | undefined, target: number): void => {
    if (value !== undefined) list.push(verdict(what, value, target));
  };
  const of = (contender: string, boxes: number, stretch: Stretch): Figures | undefined =>
    series.find((one) => one.contender === contender && one.boxes === boxes)?.[stretch];

  for (const boxes of new Set(series.map((one) => one.boxes))) {
    const ratio = (to: string, stretch: Stretch, measure: Measure): number | undefined => {
      const [ours, theirs] = [of(EXTENSION, boxes, stretch), of(to, boxes, stretch)];
      return ours && theirs && ours[measure].median / theirs[measure].median;
    };
    const cold = of(EXTENSION, boxes, 'cold')?.counts;
    const warm = of(EXTENSION, boxes, 'warm')?.counts;
    const name = boxes === 1 ? '1 box' : `${boxes} boxes`;
    const each = (count: number | undefined): number | undefined => count && count / boxes;
    most(`${name}: requests per box, cold`, each(cold?.requests), READS + 1);
    most(`${name}: requests per box, warm`, each(warm?.requests), READS);
    most(`${name}: answers 401 per box, cold`, each(cold && cold.challenges + cold.refusedLogins), 1);
    most(`${name}: full TLS handshakes per box`, each(cold?.fullHandshakes), 1);
    most(`${name}: resumed TLS handshakes per box`, each(cold?.resumedHandshakes), 1);
    if (boxes === 1) {
      const loading = of(EXTENSION, 1, 'load')?.cpu.median;
      const floor = of(FLOOR, 1, 'cold')?.cpu.median;
      most('CPU of loading once / CPU of the floor for one cold box', loading && floor && loading / floor, 2.5);
      most(`${name}: wall / floor, first refresh of a process`, ratio(FLOOR, 'first', 'wall'), 1.6);
    }
    most(`${name}: wall / floor, cold after loading`, ratio(FLOOR, 'cold', 'wall'), 1.3);
    most(`${name}: wall / floor, warm`, ratio(FLOOR, 'warm', 'wall'), 1.2);
    most(`${name}: CPU / floor, cold after loading`, ratio(FLOOR, 'cold', 'cpu'), 3);
    most(`${name}: CPU / floor, warm`, ratio(FLOOR, 'warm', 'cpu'), 3);
    if (boxes !== 1 && boxes !== 50) continue;
    most(`${name}: wall / ${SEYDX}, first refresh`, ratio(SEYDX, 'first', 'wall'), boxes === 1 ? 0.45 : 0.25);
    if (boxes === 50) most(`${name}: peak memory / floor`, ratio(FLOOR, 'warm', 'memory'), 1.8);
  }
  return list;
}

/** What the extension costs in VS Code. The first refresh loads what no start has loaded, and is not judged. */
export function hostVerdicts({ activation, firstPaint, floor, earlier, refreshes }: HostFigures): Verdict[] {
  const later = refreshes.slice(1);
  const told = refreshes.reduce((sum, { changes }) => sum + changes, 0);
  const range = ({ min, max }: Spread): string => `(${Math.round(min)}–${Math.round(max)})`;
  return [
    ...(earlier === undefined
      ? []
      : [
          verdict(
            `activation, ms ${range(activation)}, over that of the earlier commit ${range(earlier.activation)}`,
            activation.median / earlier.activation.median,
            1,
          ),
        ]),
    verdict(
      `first router drawn after it, ms ${range(firstPaint)}, over that of a view with constant rows ${range(floor.firstPaint)}`,
      firstPaint.median / floor.firstPaint.median,
      1.3,
    ),
    verdict(
      'longest block in a later refresh, ms above that of an idle thread beside it',
      Math.max(...later.map(({ longestBlock, idleBlock }) => longestBlock - idleBlock)),
      15,
    ),
    verdict(
      `changes of one router told within 16 ms, of ${told} in all`,
      Math.max(...refreshes.map((one) => one.mostPerFrame)),
      1,
    ),
    verdict('routers that could not be read', Math.max(...refreshes.map(({ failed }) => failed)), 0),
  ];
}

export function verdict(what: string, value: number, target: number): Verdict {
  // One part in two hundred is what is shown; a value that reads as the target is the target.
  return { what, value, target, met: value <= target * 1.005 };
}
