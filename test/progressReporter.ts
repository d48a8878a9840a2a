import Mocha from 'mocha';

/** Mocha's JSON reporter, with a line on the console for each test: for stages whose tests take seconds. */
export default class ProgressReporter extends Mocha.reporters.JSON {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('pass', (test) => {
      console.log(`  ok      ${test.fullTitle()} (${((test.duration ?? 0) / 1000).toFixed(1)} s)`);
    });
    runner.on('fail', (test) => {
      console.log(`  FAILED  ${test.fullTitle()}`);
    });
  }
}
