/** Runs work in the order it is given, at most so many at a time. */
export function runAtMost(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async work => {
    if (running >= most) await new Promise<void>(resolve => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on: a newcomer cannot slip in before the one that waits.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
