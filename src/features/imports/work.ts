import { runImport } from './commands/run.ts';
import { undoImport } from './commands/undo.ts';
import type { ImportWork } from './commands/uploaded.ts';
import { openSource } from './open.ts';
import { siteTools } from './tools.ts';

/** How this process does what was asked for in the browser. */
export const importWork: ImportWork = {
  open: openSource,
  run: (place, source, options) => runImport(place, source, options, siteTools(), new Date()),
  undo: (place, importId) => undoImport(place, importId, siteTools(), () => {}, new Date()),
};
