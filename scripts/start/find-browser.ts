import path from 'node:path';
import { findCommand } from '../find-command.ts';
import { readPlacement } from './read-placement.ts';

/** The commands of browsers that can open a page as a window of its own, in order of preference. */
const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
const WINDOWS_PROGRAMS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** The machine, as far as finding a browser depends on it. */
export type BrowserFacts = {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly exists: (file: string) => boolean;
};

/** The program of a Chromium-family browser on this machine (or the one CHROME_PATH names), or null. */
export function findBrowser({ platform, env, exists }: BrowserFacts): string | null {
  const named = env.CHROME_PATH;
  if (named !== undefined && exists(named)) return named;
  switch (platform) {
    case 'darwin':
      return MAC_APPS.map(app => `/Applications/${app}.app/Contents/MacOS/${app}`).find(exists) ?? null;
    case 'win32': {
      const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap(name => env[name] ?? []);
      const programs = WINDOWS_PROGRAMS.flatMap(program => folders.map(folder => path.win32.join(folder, program)));
      return programs.find(exists) ?? null;
    }
    default:
      return findCommand(COMMANDS, env.PATH ?? '', platform);
  }
}

/** Where the window keeps its profile: in the studio's folder, but for a snap, which may not write into hidden folders of a home. */
export function chooseProfile(browser: string, dataFolder: string, home: string): string {
  if (browser === '/usr/bin/snap' || browser.startsWith('/snap/')) {
    return path.join(home, 'snap', 'chromium', 'common', 'dailies-window');
  }
  return path.join(dataFolder, 'window');
}

/** The arguments that open an address as an app window with a profile of its own, so that the window's life is the process's life. */
export function toWindowArguments(address: string, profile: string, isRoot: boolean): readonly string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    ...readPlacement(profile),
    // Chromium refuses to sandbox itself for root, and then shows a warning bar that only --test-type hides.
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}
