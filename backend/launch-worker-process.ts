import { spawn } from 'node:child_process';
import path from 'node:path';
import type { WorkerProcess } from './features/workers/index.ts';

/** Starts the agent as a child of a plain Node studio; built where this is built, from source where not. The pipe to it tells it when the studio is gone. */
export function launchWorkerProcess(root: string, env: Record<string, string>): WorkerProcess {
  const entry = import.meta.filename.endsWith('.ts')
    ? path.join(root, 'workers', 'main.ts')
    : path.join(root, 'out', 'main', 'worker.js');
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, ...env, DAILIES_HELD_BY_INPUT: 'yes' },
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  return {
    pid: child.pid,
    onExit: listener => {
      child.once('exit', listener);
      // One that could not be started at all, for want of memory or files, has no exit.
      child.once('error', () => child.pid === undefined && listener(null));
    },
    kill: signal => void child.kill(signal),
  };
}
