import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for something up to so many ms and then lets it go on by itself; a failure within that time is thrown, one after it is an uncaught one. */
export async function settleWithin(running: Promise<unknown>, ms: number): Promise<void> {
  const over = new AbortController();
  const late = sleep(ms, true, { signal: over.signal }).catch(() => false);
  try {
    if ((await Promise.race([running.then(() => false), late])) === true) void running.then();
  } finally {
    over.abort();
  }
}
