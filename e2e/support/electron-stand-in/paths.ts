import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readSwitch } from './command-line.ts';
import { getLaunch } from './launch.ts';

const chosen = new Map<string, string>();

function findDefault(name: string): string | undefined {
  const home = os.homedir();
  const appData = process.env.XDG_CONFIG_HOME ?? path.join(home, '.config');
  const named: Record<string, () => string> = {
    home: () => home,
    appData: () => appData,
    userData: () => readSwitch('user-data-dir') || path.join(appData, getLaunch().name),
    sessionData: () => getPath('userData'),
    logs: () => path.join(getPath('userData'), 'logs'),
    crashDumps: () => path.join(getPath('userData'), 'Crashpad'),
    temp: os.tmpdir,
    exe: () => process.execPath,
    module: () => process.execPath,
    desktop: () => path.join(home, 'Desktop'),
    documents: () => path.join(home, 'Documents'),
    downloads: () => path.join(home, 'Downloads'),
    music: () => path.join(home, 'Music'),
    pictures: () => path.join(home, 'Pictures'),
    videos: () => path.join(home, 'Videos'),
  };
  return named[name]?.();
}

/** The folder that Electron names so; the app's own folders are made when they are asked for. */
export function getPath(name: string): string {
  const found = chosen.get(name) ?? findDefault(name);
  if (found === undefined) throw new Error(`Failed to get '${name}' path`);
  if (['userData', 'sessionData', 'logs'].includes(name)) mkdirSync(found, { recursive: true });
  return found;
}

/** Overrides a folder; throws for a name that Electron does not know and for a relative path. */
export function setPath(name: string, folder: string): void {
  if (!path.isAbsolute(folder)) throw new Error('Path must be absolute');
  if (findDefault(name) === undefined) throw new Error(`Failed to set '${name}' path`);
  chosen.set(name, folder);
}
