import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

/** A desktop studio with its first window open, and which shell plays it. */
export type Desktop = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly shell: 'electron' | 'stand-in';
  /** Quits the app as a person would; resolves when the process has ended. */
  readonly close: () => Promise<void>;
};

/** Where a desktop studio keeps its data, and what it is started with. */
export type DesktopOptions = {
  readonly userData: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
};

const root = fileURLToPath(new URL('../../', import.meta.url));
const standIn = fileURLToPath(new URL('./electron-stand-in/bin.mjs', import.meta.url));

/** The real Electron's executable, where this machine has one: `ELECTRON_BIN`, else the one that npm installed. */
function findElectron(): string | undefined {
  const named = process.env.ELECTRON_BIN;
  if (named) return named;
  const folder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pointer = path.join(folder, 'path.txt');
  if (!existsSync(pointer)) return undefined;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist');
  const binary = path.join(dist, readFileSync(pointer, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

/** Starts the built desktop shell on a real Electron where there is one, else on the stand-in; throws when not built. */
export async function launchDesktop({ userData, env = {}, args = [] }: DesktopOptions): Promise<Desktop> {
  if (!existsSync(path.join(root, 'out/main/index.js')))
    throw new Error('The desktop shell is not built: npm run build');
  const real = findElectron();
  const app = await _electron.launch({
    executablePath: real ?? standIn,
    args: [`--user-data-dir=${userData}`, root, ...args],
    cwd: root,
    env: { ...inheritEnvironment(), DAILIES_HOME: userData, ...env },
  });
  let said = '';
  for (const output of [app.process().stdout, app.process().stderr]) {
    output?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-10_000);
    });
  }
  const page = await app.firstWindow().catch(error => {
    throw new Error(`The desktop shell opened no window and said:\n${said}`, { cause: error });
  });
  return { app, page, shell: real ? 'electron' : 'stand-in', close: () => app.close() };
}

/** Starts the desktop once more on a folder where it runs already, as by a link outside; resolves to its exit code. */
export function startSecondDesktop(userData: string, ...args: readonly string[]): Promise<number | null> {
  const isLinuxRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const child = spawn(
    findElectron() ?? standIn,
    [...(isLinuxRoot ? ['--no-sandbox'] : []), `--user-data-dir=${userData}`, root, ...args],
    { cwd: root, env: { ...inheritEnvironment(), DAILIES_HOME: userData }, stdio: 'inherit' },
  );
  return new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
}

/** This process's environment without what would make the child believe that it is a test run. */
function inheritEnvironment(): Record<string, string> {
  const { NODE_ENV, VITEST, NODE_OPTIONS, ...rest } = process.env;
  return Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
