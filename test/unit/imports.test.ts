import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** What each file of src imports, types included, as paths within src without their extension. */
function importsOfSrc(): Map<string, string[]> {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts'));
  const named = (file: string): string | undefined =>
    [`${file}.ts`, `${file}/index.ts`].find((each) => files.includes(each))?.slice(0, -'.ts'.length);
  return new Map(
    files.map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(path.join('src', file), 'utf8'));
      const relative = importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'));
      const imported = relative.flatMap((name) => named(path.posix.join(path.posix.dirname(file), name)) ?? []);
      return [file.slice(0, -'.ts'.length), imported];
    }),
  );
}

/** Sets of files that import each other (strongly connected components, by Tarjan's algorithm). */
function circles(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): number => {
    const own = index.size;
    index.set(file, own);
    stack.push(file);
    let low = own;
    for (const imported of imports.get(file) ?? []) {
      if (!index.has(imported)) low = Math.min(low, visit(imported));
      else if (stack.includes(imported)) low = Math.min(low, lowest.get(imported) ?? index.get(imported) ?? low);
    }
    lowest.set(file, low);
    if (low === own) {
      const members = stack.splice(stack.indexOf(file));
      if (members.length > 1 || imports.get(file)?.includes(file)) found.push(members.sort());
    }
    return low;
  };
  for (const file of imports.keys()) if (!index.has(file)) visit(file);
  return found.sort();
}

suite('imports', () => {
  test('go in no circle', () => {
    assert.deepEqual(circles(importsOfSrc()), []);
  });

  test('in a circle are found, and a chain or a diamond is none', () => {
    const one = new Map([
      ['a', ['b', 'd']],
      ['b', ['c']],
      ['c', ['a', 'd']],
      ['d', []],
      ['e', ['e']],
      ['f', ['d', 'c']],
    ]);
    assert.deepEqual(circles(one), [['a', 'b', 'c'], ['e']]);
  });
});
