import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { utilityProcess } from 'electron';
import type { LaunchWorker } from './studio-port.ts';

/** Starts the built-in worker as a process of its own, from its built file; its lines of both outputs are told one by one. */
export function createWorkerLauncher(processes: Pick<typeof utilityProcess, 'fork'>, file: string): LaunchWorker {
  return env => {
    const child = processes.fork(file, [], {
      env: { ...process.env, ...env },
      stdio: 'pipe',
      serviceName: 'Dailies built-in worker',
    });
    return {
      get pid() {
        return child.pid;
      },
      onExit: listener => {
        child.once('exit', listener);
      },
      onLine: listener => {
        for (const output of [child.stdout, child.stderr]) {
          if (output) createInterface({ input: output as Readable }).on('line', listener);
        }
      },
      kill: signal => {
        // The process's own kill only asks to end; the hard way goes through the OS.
        if (signal === 'SIGKILL' && child.pid !== undefined) process.kill(child.pid, signal);
        else child.kill();
      },
    };
  };
}
