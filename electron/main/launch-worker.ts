import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { utilityProcess } from 'electron';
import type { StudioOptions } from '../../backend/start-studio.ts';
import type { Log } from './log.ts';

type LaunchWorker = NonNullable<StudioOptions['launchWorker']>;

/** Makes the way to start the built-in worker as a process of its own, from its built file; what it says goes to the log. */
export function createWorkerLauncher(
  processes: Pick<typeof utilityProcess, 'fork'>,
  file: string,
  log: Log,
): LaunchWorker {
  return env => {
    const child = processes.fork(file, [], {
      env: { ...process.env, ...env },
      stdio: 'pipe',
      serviceName: 'Dailies built-in worker',
    });
    for (const output of [child.stdout, child.stderr]) {
      if (output) createInterface({ input: output as Readable }).on('line', log);
    }
    return {
      get pid() {
        return child.pid;
      },
      onExit: listener => void child.once('exit', listener),
      kill: signal => {
        // The process's own kill only asks to end; the hard way goes through the OS.
        if (signal === 'SIGKILL' && child.pid !== undefined) process.kill(child.pid, signal);
        else child.kill();
      },
    };
  };
}
