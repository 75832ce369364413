import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for something up to so many ms and then lets it go on by itself; what it rejects with within that time is thrown. */
export async function settleWithin(running: Promise<unknown>, ms: number): Promise<void> {
  const over = new AbortController();
  const late = sleep(ms, undefined, { signal: over.signal }).catch(() => undefined);
  try {
    await Promise.race([running, late]);
  } finally {
    over.abort();
  }
}
