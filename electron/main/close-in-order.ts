import type { App } from 'electron';
import type { Log } from './log.ts';

/** The longest that closing may take, in milliseconds, before the process ends all the same: leases and the journal mend the rest. */
const PATIENCE_MS = 15_000;

/** Ends these one after another once the last window is closed and before the process goes; a failing one does not hold up the next. */
export function closeInOrder(
  app: Pick<App, 'on' | 'exit'>,
  log: Log,
  endings: readonly (() => void | Promise<void>)[],
  patienceMs = PATIENCE_MS,
): void {
  let isClosing = false;
  app.on('will-quit', event => {
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    const late = setTimeout(() => {
      log(`Closing took longer than ${patienceMs / 1000} s and was cut short.`);
      app.exit(1);
    }, patienceMs);
    void endAll(endings, log).then(ok => {
      clearTimeout(late);
      app.exit(ok ? 0 : 1);
    });
  });
}

async function endAll(endings: readonly (() => void | Promise<void>)[], log: Log): Promise<boolean> {
  let ok = true;
  for (const end of endings) {
    try {
      await end();
    } catch (error) {
      ok = false;
      log(`Closing met an error: ${error instanceof Error ? error.stack : error}`);
    }
  }
  return ok;
}
