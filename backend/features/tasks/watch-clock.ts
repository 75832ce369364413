/**
 * Tells whether the clock has moved otherwise than it should have between two looks: the machine slept, the process was stopped,
 * or somebody set the time. Returns by how much, in ms, negative where it went back; 0 within `toleranceMs`.
 */
export function createClockWatch(now: () => number, everyMs: number, toleranceMs: number): () => number {
  let last = now();
  return () => {
    const at = now();
    const jump = at - last - everyMs;
    last = at;
    return Math.abs(jump) > toleranceMs ? jump : 0;
  };
}
