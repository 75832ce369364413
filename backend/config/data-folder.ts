import { homedir } from 'node:os';
import path from 'node:path';

/** Where an application keeps its data by the custom of each system: XDG on Linux, Application Support on macOS, AppData on Windows; `DAILIES_HOME` goes before. */
export function dataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env.DAILIES_HOME) return path.resolve(env.DAILIES_HOME);
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Dailies');
  if (platform === 'win32') return path.join(env.APPDATA ?? path.join(homedir(), 'AppData', 'Roaming'), 'Dailies');
  return path.join(env.XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share'), 'dailies');
}
