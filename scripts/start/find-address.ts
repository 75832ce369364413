/** The first http address in what a program has printed so far, or null; it counts only once something follows it, as a half-printed address is no address. */
export function findAddress(printed: string): string | null {
  return /(https?:\/\/\S+)\s/.exec(printed)?.[1] ?? null;
}
