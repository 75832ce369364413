import { type ChildProcess, fork } from 'node:child_process';
import os from 'node:os';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { LoudEmitter, refuseUnknown } from './loud.ts';

type ForkOptions = {
  readonly env?: NodeJS.ProcessEnv;
  readonly execArgv?: readonly string[];
  readonly cwd?: string;
  readonly stdio?: 'pipe' | 'ignore' | 'inherit' | readonly ('pipe' | 'ignore' | 'inherit')[];
  readonly serviceName?: string;
};

const entry = fileURLToPath(new URL('./utility-entry.ts', import.meta.url));
const running = new Set<ChildProcess>();

class UtilityProcess extends LoudEmitter {
  pid: number | undefined = undefined;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    super('UtilityProcess', ['spawn', 'exit', 'message']);
    this.#child = child;
    this.stdout = child.stdout;
    this.stderr = child.stderr;
    running.add(child);
    child.once('spawn', () => {
      this.pid = child.pid;
      this.emit('spawn');
    });
    child.on('message', message => this.emit('message', message));
    child.once('exit', (code, signal) => {
      running.delete(child);
      this.pid = undefined;
      // What waitpid reports for a signal is its number.
      this.emit('exit', code ?? (signal === null ? 1 : os.constants.signals[signal]));
    });
  }
  postMessage(message: unknown, transfer: readonly unknown[] = []) {
    if (transfer.length > 0) throw new Error('stand-in: UtilityProcess.postMessage with ports is not supported');
    this.#child.send(message as object);
  }
  kill() {
    return this.#child.exitCode === null && this.#child.kill('SIGTERM');
  }
}

refuseUnknown('UtilityProcess', UtilityProcess.prototype);

/** Electron's `utilityProcess`, as a Node child process that leaves with its parent. */
export const utilityProcess = refuseUnknown('utilityProcess', {
  fork(modulePath: string, args: readonly string[] = [], options: ForkOptions = {}) {
    const { env = process.env, execArgv = [], cwd = process.cwd(), stdio = 'inherit' } = options;
    const [out = 'inherit', error = 'inherit'] = typeof stdio === 'string' ? [stdio, stdio] : stdio.slice(1);
    const child = fork(entry, [modulePath, ...args], {
      env,
      cwd,
      execArgv: [...execArgv],
      serialization: 'advanced',
      stdio: ['ignore', out, error, 'ipc'],
    });
    return new UtilityProcess(child);
  },
});

/** Kills every utility process that still runs, as Electron's do not outlive it. */
export function killUtilityProcesses(): void {
  for (const child of running) child.kill('SIGKILL');
}
