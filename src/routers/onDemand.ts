// What this room loads when it is first needed, so that opening VS Code costs nothing of it: all that speaks to a box.
// It is packed as a file of its own (esbuild.js).
export { probeTls } from '../net/probeTls';
export { Tr064Client } from '../tr064/client';
export { readBoxState } from '../box/readBoxState';
export { redactedXml } from './redactedXml';
