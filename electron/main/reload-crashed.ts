import type { WebContents } from 'electron';
import type { Log } from './log.ts';

/** A page that crashes twice within this time, in milliseconds, would crash again. */
const PATIENCE_MS = 10_000;

/** Loads a crashed page again, where the studio goes on behind it; one that keeps crashing is handed to `giveUp`. */
export function reloadCrashed(contents: WebContents, log: Log, giveUp: (reason: string) => void, now = Date.now): void {
  let last = Number.NEGATIVE_INFINITY;
  contents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit') return;
    const again = now() - last < PATIENCE_MS;
    last = now();
    log(`The window's page ended: ${reason}.`);
    if (again) giveUp(reason);
    else contents.reload();
  });
}
