import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findAddress } from '../../scripts/start/find-address.ts';

const root = path.join(import.meta.dirname, '..', '..');
const entry = path.join(root, 'out', 'main', 'server.js');

/** The built server in a process of its own, as `npm start` runs it. */
export type Server = {
  /** What it printed, with its one-time token; null when it ended without one. */
  readonly address: string | null;
  readonly pid: number;
  /** Resolves to the exit code; null where it was killed. */
  readonly ended: Promise<number | null>;
  /** All that it has printed so far. */
  said(): string;
  /** Resolves once the process is gone. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
};

/** Starts the built server with these arguments and waits until it has printed its address or has ended; throws when not built. */
export async function runServer(...args: readonly string[]): Promise<Server> {
  if (!existsSync(entry)) throw new Error('The studio is not built: npm run build');
  const child = spawn(process.execPath, [entry, ...args], {
    cwd: root,
    env: {
      ...process.env,
      // The input ends with this process, however it ends, so that no studio is left behind.
      DAILIES_HELD_BY_INPUT: 'yes',
      NODE_COMPILE_CACHE: path.join(root, '.cache', 'compile'),
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`The server could not be started with ${process.execPath}.`);
  let said = '';
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  const address = await new Promise<string | null>(resolve => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const found = findAddress(said);
        if (found !== null) resolve(found);
      });
    }
    void ended.then(() => resolve(null));
  });
  return {
    address,
    pid,
    ended,
    said: () => said,
    kill: async signal => {
      child.kill(signal);
      await ended;
    },
  };
}
