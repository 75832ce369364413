/** A new seed, from 0 to 2³² − 1, which is all that every common engine takes. */
export function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
