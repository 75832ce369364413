import { keepProgram } from './keep-program.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** How long the shell may take to put its work away, in ms. */
const GRACE = 20_000;

/** The arguments of the desktop shell; Chromium inside it refuses to sandbox itself for root. */
export function toDesktopArguments(
  root: string,
  studioArguments: readonly string[],
  isLinuxRoot: boolean,
): readonly string[] {
  return [...(isLinuxRoot ? ['--no-sandbox'] : []), root, ...studioArguments];
}

/** Runs the desktop shell until it ends; resolves to its exit code. */
export function runDesktop(program: string, args: readonly string[], data: string | null): Promise<number> {
  const env = { ...process.env, ...(data === null ? {} : { DAILIES_HOME: data }) };
  const shell = keepProgram(program, args, 'inherit', env);
  stopOnSignal(
    () => void shell.stop(GRACE),
    () => void shell.child.kill('SIGKILL'),
  );
  return shell.ended;
}
