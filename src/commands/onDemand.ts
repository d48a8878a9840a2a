// What this room loads when it is first needed, so that opening VS Code costs nothing of it: all that its verbs do.
// It is packed as a file of its own (esbuild.js).
export { ModelReports } from '../reports/forModel';
export { settleInterrupted } from './change/settleInterrupted';
export { closeExposure } from './exposure/closeExposure';
export { checkRouter, getStatus, listRouters } from './tools/run';
export { VERBS } from './verbs';
export { InventoryMarks } from './wanted/inventoryMarks';
