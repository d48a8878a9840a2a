// npm run fuzz -- --runs N [--seed S]: throws so many inputs at every parser of what comes from boxes, networks, people
// and kept state, and prints how many were tried. A failure prints its seed and the smallest input that shows it.
import { parseArgs } from 'node:util';
import { PROPERTIES } from './unit/security/properties';

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
const runs = Number(values.runs ?? 10_000);
const seed = values.seed === undefined ? Date.now() % 0x7fffffff : Number(values.seed);

console.log(`seed ${seed}`);
const start = performance.now();
const names = Object.keys(PROPERTIES);
for (const name of names) {
  const began = performance.now();
  PROPERTIES[name]?.(runs, seed);
  console.log(`${name}: ${runs} inputs in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
const seconds = ((performance.now() - start) / 1000).toFixed(0);
console.log(`${names.length * runs} inputs tried in ${seconds} s, all of them survived`);
