import { keepProgram } from './keep-program.ts';
import type { StartOptions } from './read-options.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** How long the shell may take to put its work away, in ms. */
const GRACE = 20_000;

/** The arguments of the desktop shell; Chromium inside it refuses to sandbox itself for root. */
export function toDesktopArguments(root: string, isLinuxRoot: boolean): readonly string[] {
  return [...(isLinuxRoot ? ['--no-sandbox'] : []), root];
}

/** What was asked of `npm start`, as the desktop shell reads it: from the environment, as Chromium reads its arguments. */
export function toDesktopEnvironment({ data, port, worker }: StartOptions): Readonly<Record<string, string>> {
  return {
    ...(data === null ? {} : { DAILIES_HOME: data }),
    ...(port === null ? {} : { DAILIES_PORT: String(port) }),
    ...(worker ? {} : { DAILIES_NO_WORKER: 'yes' }),
  };
}

/** Runs the desktop shell until it ends; resolves to its exit code. */
export function runDesktop(
  program: string,
  root: string,
  isLinuxRoot: boolean,
  options: StartOptions,
): Promise<number> {
  const shell = keepProgram(program, toDesktopArguments(root, isLinuxRoot), 'inherit', toDesktopEnvironment(options));
  stopOnSignal(
    () => void shell.stop(GRACE),
    () => void shell.child.kill('SIGKILL'),
  );
  return shell.ended;
}
