import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import path from 'node:path';
import type { StepRoom } from './step.ts';

/** How a command ended: its exit code (null when it was stopped), all it printed and the log it is in, and whether it ran out of time. */
export type CommandResult = {
  readonly code: number | null;
  readonly output: string;
  readonly timedOut: boolean;
  readonly log: string;
};

/** A command's limits and surroundings; `limitMs` is 10 minutes unless told. */
export type CommandOptions = {
  readonly log: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly limitMs?: number;
};

/** Runs a command in the project's root, copying what it prints to its log; never throws for a bad exit. */
export function runCommand(
  room: StepRoom,
  command: readonly [string, ...string[]],
  options: CommandOptions,
): Promise<CommandResult> {
  const [file, ...args] = command;
  const logFile = path.join(room.logs, `${options.log}.log`);
  const log = createWriteStream(logFile, { flags: 'a' });
  const pieces: string[] = [];
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: room.root,
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const state = { timedOut: false };
    const timer = setTimeout(() => {
      state.timedOut = true;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    }, options.limitMs ?? 600_000);
    const forward = (signal: NodeJS.Signals) => child.kill(signal);
    process.once('SIGINT', forward).once('SIGTERM', forward);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        pieces.push(text);
        log.write(text);
        if (room.verbose) process.stdout.write(text);
      });
    }
    child.on('error', reject);
    child.on('close', code => {
      clearTimeout(timer);
      process.off('SIGINT', forward).off('SIGTERM', forward);
      log.end();
      resolve({ code, output: pieces.join(''), timedOut: state.timedOut, log: logFile });
    });
  });
}

/** The command that runs a package's own program under this Node, on every platform; throws when the package lacks it. */
export function programOf(
  root: string,
  packageName: string,
  program: string,
  ...args: readonly string[]
): [string, ...string[]] {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bin === 'string' ? bin : bin[program];
  if (file === undefined) throw new Error(`${packageName} has no program ${program}`);
  return [process.execPath, path.join(folder, file), ...args];
}

/** How many of a failed command's last lines are shown; the log has the rest. */
const SHOWN_LINES = 200;

/** What a failed command has to say: why, and the end of what it printed. */
export function describeFailure(result: CommandResult): string {
  const lines = result.output.trimEnd().split('\n');
  const why = result.timedOut ? 'It took too long and was stopped.' : `It ended with exit code ${result.code}.`;
  const more = lines.length > SHOWN_LINES ? [`The last ${SHOWN_LINES} lines of ${result.log}:`] : [];
  return [why, ...more, ...lines.slice(-SHOWN_LINES)].join('\n');
}
