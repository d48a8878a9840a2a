// npm run fuzz -- [--runs N] [--long N] [--seed S]: gives so many inputs to every parser of what comes from boxes,
// networks, people and kept state, then so many texts of up to 1 MB to every function that takes text from there, each
// with a time limit. It prints how many were tried; a failure prints its seed and the input that shows it.
import { parseArgs } from 'node:util';
import { tryLongTexts } from './unit/security/longText';
import { PROPERTIES } from './unit/security/properties';

const { values } = parseArgs({
  options: { runs: { type: 'string' }, long: { type: 'string' }, seed: { type: 'string' } },
});
const runs = Number(values.runs ?? 10_000);
const long = Number(values.long ?? 100);
const seed = values.seed === undefined ? Date.now() % 0x7fffffff : Number(values.seed);

console.log(`seed ${seed}`);
const start = performance.now();
const names = Object.keys(PROPERTIES);
for (const name of names) {
  const began = performance.now();
  PROPERTIES[name]?.(runs, seed);
  console.log(`${name}: ${runs} inputs in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
const { tried, slowest } = tryLongTexts(long, seed);
console.log(`${tried} long texts; the slowest was ${slowest}`);
const seconds = ((performance.now() - start) / 1000).toFixed(0);
console.log(`${names.length * runs + tried} inputs tried in ${seconds} s, all of them survived`);
