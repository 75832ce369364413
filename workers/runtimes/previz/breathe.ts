import { setImmediate } from 'node:timers/promises';

/** Lets other work in between two steps, and stops where the signal asks for it. */
export async function breathe(signal: AbortSignal): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
}
