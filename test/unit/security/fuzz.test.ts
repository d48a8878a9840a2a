import { PROPERTIES } from './properties';

/** A few inputs of each kind with every run of the tests; `npm run fuzz -- --runs N` tries as many as one likes. */
const RUNS = 300;

suite('any input', () => {
  for (const [name, check] of Object.entries(PROPERTIES)) {
    test(`is survived: ${name}`, () => check(RUNS, Date.now() % 0x7fffffff)).timeout(20_000);
  }
});
