import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';

/** A program that `npm start` keeps: `stop` asks it to end and after the grace (ms) makes it; `ended` is its exit code. */
export type KeptProgram = {
  readonly child: ChildProcess;
  readonly ended: Promise<number>;
  readonly stop: (graceMs: number) => Promise<number>;
};

/** Starts a program in a process group of its own, so that Ctrl-C reaches it only through `stop`, and in order. */
export function keepProgram(
  file: string,
  args: readonly string[],
  stdio: StdioOptions,
  env: Readonly<Record<string, string>> = {},
): KeptProgram {
  const child = spawn(file, args, { env: { ...process.env, ...env }, stdio, detached: process.platform !== 'win32' });
  const ended = new Promise<number>(resolve => {
    child.once('error', error => {
      console.error(`${file} could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
  const stop = async (graceMs: number) => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    const code = await ended;
    clearTimeout(timer);
    return code;
  };
  return { child, ended, stop };
}
