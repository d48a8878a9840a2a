// The figures as Markdown.
import type { Pace } from './boxes';
import { FLOOR } from './peers';
import type { Figures, Series, Spread } from './series';
import type { Verdict } from './targets';

export function paceWords({ delayMs, serial }: Pace): string {
  return `${delayMs} ms per request${serial ? ', one request at a time' : ''}`;
}

/** A table per number of boxes, its rows from the fewest milliseconds to the most. */
export function seriesTable(series: readonly Series[]): string {
  const floor = series.find(({ contender }) => contender === FLOOR);
  const rows = [...series].sort((a, b) => a.first.wall.median - b.first.wall.median);
  return table(
    [
      ...['', 'cold: requests · TLS full + resumed · 401', 'first: wall ms (min–max)', '÷ floor', 'loading: CPU ms'],
      ...[
        'cold: wall ms (min–max)',
        '÷ floor',
        'cold: CPU ms',
        '÷ floor',
        'warm: requests',
        'warm: wall ms (min–max)',
        '÷ floor',
        'warm: CPU ms',
        '÷ floor',
      ],
      ...['peak MB', '÷ floor'],
    ],
    rows.map((one) => {
      const { boxes, load, first, cold, warm } = one;
      const each = (count: number): string => trim(count / boxes);
      const against = (value: (one: Series) => Spread): string =>
        floor === undefined ? '' : ratio(value(one).median / value(floor).median);
      const failed = failures(cold) || failures(warm);
      if (failed !== '') return [one.contender, `failed: ${failed}`, ...Array<string>(14).fill('')];
      const { requests, fullHandshakes, resumedHandshakes, challenges, refusedLogins } = cold.counts;
      return [
        one.known ? one.contender : `${one.contender}, box never seen`,
        `${each(requests)} · ${each(fullHandshakes)} + ${each(resumedHandshakes)} · ${each(challenges + refusedLogins)}`,
        range(first.wall),
        against((s) => s.first.wall),
        ms(load.cpu.median),
        range(cold.wall),
        against((s) => s.cold.wall),
        ms(cold.cpu.median),
        against((s) => s.cold.cpu),
        each(warm.counts.requests),
        range(warm.wall),
        against((s) => s.warm.wall),
        ms(warm.cpu.median),
        against((s) => s.warm.cpu),
        ms(warm.memory.median),
        against((s) => s.warm.memory),
      ];
    }),
  );
}

/** How cost grows with the number of boxes: wall altogether, CPU for each. */
export function curveTable(series: readonly Series[]): string {
  const counts = [...new Set(series.map(({ boxes }) => boxes))];
  const names = [...new Set(series.map(({ contender }) => contender))];
  const cell = (name: string, boxes: number, stretch: 'first' | 'warm'): string => {
    const found = series.find((one) => one.contender === name && one.boxes === boxes && one.known);
    if (found === undefined || failures(found.cold) !== '') return '';
    return `${ms(found[stretch].wall.median)} · ${ms(found[stretch].cpu.median / boxes)}`;
  };
  return table(
    ['wall ms · CPU ms per box', ...counts.map((n) => `first, ${n}`), ...counts.map((n) => `warm, ${n}`)],
    names.map((name) => [
      name,
      ...counts.map((boxes) => cell(name, boxes, 'first')),
      ...counts.map((boxes) => cell(name, boxes, 'warm')),
    ]),
  );
}

export function verdictTable(verdicts: readonly Verdict[]): string {
  return table(
    ['Target', 'measured', 'at most', ''],
    verdicts.map(({ what, value, target, met }) => [what, ratio(value), String(target), met ? 'met' : '**not met**']),
  );
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

function failures({ failed }: Figures): string {
  return Object.entries(failed)
    .map(([why, times]) => `${times} × ${why.replace(/[|\n]/g, ' ').slice(0, 60)}`)
    .join('; ');
}

function range({ median, min, max }: Spread): string {
  return `${ms(median)} (${ms(min)}–${ms(max)})`;
}

function ms(value: number): string {
  return value < 10 ? trim(value) : String(Math.round(value));
}

function ratio(value: number): string {
  return value.toFixed(2);
}

function trim(value: number): string {
  return String(Number(value.toFixed(1)));
}
