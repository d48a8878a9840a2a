// What is in the bundle and why: `node esbuild.js --why`.

/**
 * By which file each was reached first, along imports of one kind: what is imported is run with the file that imports
 * it, what is imported with import() when it is needed.
 */
function reach(inputs, roots) {
  const by = new Map(roots.map((root) => [root, undefined]));
  for (const file of by.keys()) {
    for (const { path, kind, external } of inputs[file].imports) {
      if (!external && kind !== 'dynamic-import' && !by.has(path)) by.set(path, file);
    }
  }
  return by;
}

/** Each file that is packed, the rooms, and a line for each source, the largest first, from the metafile of esbuild. */
exports.explain = ({ inputs, outputs }) => {
  const sources = Object.values(outputs)
    .flatMap((output) => Object.entries(output.inputs))
    .map(([file, { bytesInOutput: bytes }]) => ({ file, bytes }))
    .sort((a, b) => b.bytes - a.bytes);
  const lazy = Object.values(inputs).flatMap(({ imports }) =>
    imports.flatMap(({ path, kind, external }) => (kind === 'dynamic-import' && !external ? path : [])),
  );
  const start = reach(inputs, ['src/extension.ts']);
  const later = reach(inputs, lazy);
  const rooms = {};
  for (const { file, bytes } of sources) {
    const room = (rooms[file.split('/').slice(0, 2).join('/')] ??= { start: 0, later: 0 });
    room[start.has(file) ? 'start' : 'later'] += bytes;
  }
  const chain = (by, file) => (file === undefined ? [] : [file, ...chain(by, by.get(file))]);
  return [
    ...Object.entries(outputs).map(([file, { bytes }]) => `${file}: ${bytes}`),
    '',
    ...Object.entries(rooms).map(([room, sum]) => `${room}: ${sum.start} at start-up, ${sum.later} later`),
    '',
    ...sources.map(({ file, bytes }) =>
      start.has(file)
        ? `${bytes} at start-up: ${chain(start, file).join(' < ')}`
        : `${bytes} later: ${chain(later, file).join(' < ')}`,
    ),
  ].join('\n');
};
