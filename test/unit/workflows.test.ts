import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const folder = '.github/workflows';
const workflows = readdirSync(folder).map((file) => ({ file, text: readFileSync(`${folder}/${file}`, 'utf8') }));
const { scripts, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'scripts' | 'devDependencies',
  Record<string, string>
>;

suite('workflows', () => {
  test('pin what they use to a commit, and say which version that is', () => {
    for (const { file, text } of workflows) {
      for (const [line] of text.matchAll(/^.*\buses:.*$/gm)) {
        assert.match(line, /uses: (\.\/\S+|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/, `${file}: ${line}`);
      }
    }
  });

  test('pin the same action to the same commit everywhere', () => {
    const pins = new Map<string, string>();
    for (const { text } of workflows) {
      for (const [, action = '', commit = ''] of text.matchAll(/uses: ([\w-]+\/[\w-]+)@(\w+)/g)) {
        assert.equal(pins.get(action) ?? commit, commit, action);
        pins.set(action, commit);
      }
    }
    assert.ok(pins.size > 0);
  });

  test('run scripts that exist, and programs of a known version', () => {
    for (const { file, text } of workflows) {
      for (const [, script = ''] of text.matchAll(/npm run ([\w:-]+)/g))
        assert.ok(scripts[script], `${file}: ${script}`);
      for (const [, program = ''] of text.matchAll(/npx (?:--yes )?(\S+)/g)) {
        assert.ok(/@\d+\.\d+\.\d+$/.test(program) || devDependencies[`@vscode/${program}`], `${file}: ${program}`);
      }
    }
  });

  test('may write nothing but where they publish', () => {
    for (const { file, text } of workflows) {
      assert.match(text, /^permissions:\n {2}contents: read$/m, file);
      const [jobs = ''] = /^jobs:[\s\S]*/m.exec(text) ?? [];
      const writing = [...jobs.matchAll(/^ {2}(\w+):\n(?: {4}.*\n| *\n)*/gm)].filter(([job]) =>
        job.includes(': write'),
      );
      assert.deepEqual(
        writing.map(([, job]) => job),
        file === 'release.yml' ? ['publish'] : [],
        file,
      );
    }
  });
});
