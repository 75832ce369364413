import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the Electron program is, if it has been downloaded; never downloads, as importing `electron` would. */
export function findElectron(root: string, overrideFolder = process.env.ELECTRON_OVERRIDE_DIST_PATH): string | null {
  const folder = path.join(root, 'node_modules', 'electron');
  const note = path.join(folder, 'path.txt');
  if (!existsSync(note) && overrideFolder === undefined) return null;
  const name = existsSync(note) ? readFileSync(note, 'utf8') : 'electron';
  const program = path.join(overrideFolder ?? path.join(folder, 'dist'), name);
  return existsSync(program) ? program : null;
}
