/** Repeats of a signal within this many ms are one wish: a terminal and npm both pass on the same Ctrl-C. */
const ECHO = 1000;

/** Calls `stop` at the first Ctrl-C, hang-up or request to end, and `giveUp` when the person asks again later. */
export function stopOnSignal(stop: () => void, giveUp: () => void, clock: () => number = Date.now): void {
  let askedAt: number | null = null;
  const ask = () => {
    if (askedAt === null) {
      askedAt = clock();
      stop();
    } else if (clock() - askedAt > ECHO) {
      giveUp();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
}
