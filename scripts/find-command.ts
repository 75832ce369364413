import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The full path of the first of these commands that PATH (as given) holds and may run, or null. */
export function findCommand(
  commands: readonly string[],
  searchPath: string,
  platform = process.platform,
): string | null {
  const endings = platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const command of commands) {
    for (const folder of searchPath.split(path.delimiter).filter(entry => entry !== '')) {
      for (const ending of endings) {
        const file = path.join(folder, command + ending);
        if (mayRun(file)) return file;
      }
    }
  }
  return null;
}

function mayRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there or not ours to run: the next folder of PATH may have it.
    return false;
  }
}
