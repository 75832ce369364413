/** The most ids that the studio takes in one step. */
const MOST = 500;

/** Calls with at most 500 ids at a time, one call after the other, and joins the answers. */
export async function inParts<T>(
  ids: readonly string[],
  call: (part: string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (let at = 0; at < ids.length; at += MOST) all.push(...(await call(ids.slice(at, at + MOST))));
  return all;
}
