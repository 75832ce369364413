import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How long a start waits for the download, and how long a try is remembered, both in ms. */
const PATIENCE = 20_000;
const MEMORY = 24 * 60 * 60 * 1000;

/** What came of it: it is here now, or a sentence on why not. */
export type DownloadResult = { readonly is: 'here' } | { readonly is: 'absent'; readonly why: string };

/** What the download is run with; `clock` is in ms since 1970. */
export type DownloadMeans = {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly clock: () => number;
  readonly patienceMs?: number;
};

/**
 * Fetches Electron's program once a day at most, so that only the first start on a machine without that network is slow.
 * A slow download goes on beside the studio and serves the next start.
 */
export async function downloadElectron({
  root,
  env,
  clock,
  patienceMs = PATIENCE,
}: DownloadMeans): Promise<DownloadResult> {
  if (env.ELECTRON_SKIP_BINARY_DOWNLOAD) return absent('its download is switched off by ELECTRON_SKIP_BINARY_DOWNLOAD');
  const memory = path.join(root, '.cache', 'electron-download.json');
  if (wasTried(memory, clock())) return absent('it could not be downloaded at an earlier start today');
  if (!remember(memory, clock())) return absent('this folder may not be written to, so it cannot be downloaded');
  console.log(`Fetching the desktop shell, once, for up to ${Math.round(patienceMs / 1000)} s.`);
  return install(root, env, patienceMs);
}

function install(root: string, env: NodeJS.ProcessEnv, patienceMs: number): Promise<DownloadResult> {
  const installer = path.join(root, 'node_modules', 'electron', 'install.js');
  return new Promise(resolve => {
    const child = spawn(process.execPath, [installer], { cwd: root, env, stdio: 'ignore' });
    const timer = setTimeout(() => {
      child.unref();
      resolve(absent('its download is taking long; it goes on, and the next start can use it'));
    }, patienceMs);
    process.once('exit', () => child.kill());
    child.on('error', error => {
      clearTimeout(timer);
      resolve(absent(`it could not be downloaded (${error.message})`));
    });
    child.on('exit', code => {
      clearTimeout(timer);
      resolve(code === 0 ? { is: 'here' } : absent('it could not be downloaded'));
    });
  });
}

function wasTried(memory: string, now: number): boolean {
  try {
    const { triedAt } = JSON.parse(readFileSync(memory, 'utf8')) as { triedAt?: unknown };
    return typeof triedAt === 'number' && triedAt <= now && now - triedAt < MEMORY;
  } catch {
    // No note, or one that cannot be read: then it counts as never tried.
    return false;
  }
}

function remember(memory: string, now: number): boolean {
  try {
    mkdirSync(path.dirname(memory), { recursive: true });
    writeFileSync(memory, JSON.stringify({ triedAt: now }));
    return true;
  } catch {
    // Installed by somebody else or read-only: then there is no place for Electron either.
    return false;
  }
}

function absent(why: string): DownloadResult {
  return { is: 'absent', why };
}
