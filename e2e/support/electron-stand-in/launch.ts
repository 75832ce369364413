import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What a command line asked of the executable, before anything is looked up on disk. */
export type CommandLine = {
  /** Chromium's switches, as typed, in order. */
  readonly switches: readonly string[];
  /** Files to require before the app. */
  readonly preloads: readonly string[];
  /** The inspector's port, 0 for any, undefined for no inspector. */
  readonly inspectPort: number | undefined;
  /** The app's folder or main file, and what follows it. */
  readonly target: string;
  readonly rest: readonly string[];
};

/** The app that is being run: where it lives, what it calls itself and how it was started. */
export type Launch = CommandLine & {
  readonly appPath: string;
  readonly main: string;
  readonly name: string;
  readonly version: string;
};

/** Reads `[switches] <app folder | main file> [arguments]`, as the Electron executable does. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const switches: string[] = [];
  const preloads: string[] = [];
  let inspectPort: number | undefined;
  let at = 0;
  for (; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (!word.startsWith('-')) break;
    if (word === '-r' || word === '--require') preloads.push(argv[++at] ?? '');
    else if (word === '--inspect' || word.startsWith('--inspect=')) inspectPort = Number(word.split('=')[1] ?? 9229);
    else switches.push(word);
  }
  return { switches, preloads, inspectPort, target: argv[at] ?? '.', rest: argv.slice(at + 1) };
}

/** Finds the app that a command line names; throws where there is no package.json or main file. */
export function findApp(line: CommandLine): Launch {
  const target = path.resolve(line.target);
  const isFolder = statSync(target).isDirectory();
  const appPath = isFolder ? target : findPackageFolder(path.dirname(target));
  const pack: Record<string, unknown> = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8'));
  const main = isFolder ? path.resolve(appPath, String(pack.main ?? 'index.js')) : target;
  if (!existsSync(main)) throw new Error(`stand-in: the app's main file ${main} does not exist; is it built?`);
  return {
    ...line,
    appPath,
    main,
    name: String(pack.productName ?? pack.name ?? 'Electron'),
    version: String(pack.version ?? '0.0.0'),
  };
}

function findPackageFolder(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error('stand-in: no package.json above the main file');
  return findPackageFolder(parent);
}

let current: Launch | undefined;

/** Says once which app this process plays. */
export function setLaunch(launch: Launch): void {
  current = launch;
}

/** The app that this process plays; throws before it is known. */
export function getLaunch(): Launch {
  if (!current) throw new Error('stand-in: started without an app');
  return current;
}
