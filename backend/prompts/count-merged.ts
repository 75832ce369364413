/**
 * Joins neighbouring parts by byte-pair encoding, those of the lowest rank first and from the left, until no two have a rank; returns how many parts are left.
 * What may be joined is kept by rank: looking through all parts again for each rank took 23 s for 50,000 letters without a space.
 * Source: `bpe` in `simple_tokenizer.py` of OpenAI's CLIP. A pair with a joined part always ranks after the pair that it was joined from.
 */
export function countMerged(signs: readonly string[], ranks: ReadonlyMap<string, number>): number {
  const parts = [...signs];
  const next = parts.map((_, at) => at + 1);
  const before = parts.map((_, at) => at - 1);
  const waiting = new Map<number, number[]>();
  const rankAt = (at: number) => ranks.get(`${parts[at] ?? ''} ${parts[next[at] ?? -1] ?? ''}`);
  const note = (at: number) => {
    const rank = at < 0 ? undefined : rankAt(at);
    if (rank === undefined) return;
    const places = waiting.get(rank);
    if (places) places.push(at);
    else waiting.set(rank, [at]);
  };
  for (let at = 0; at < parts.length - 1; at++) note(at);
  let left = parts.length;
  while (waiting.size > 0) {
    let best = Number.POSITIVE_INFINITY;
    for (const rank of waiting.keys()) if (rank < best) best = rank;
    const places = waiting.get(best)?.sort((a, b) => a - b) ?? [];
    waiting.delete(best);
    for (const at of places) {
      if (rankAt(at) !== best) continue;
      const taken = next[at] ?? parts.length;
      const after = next[taken] ?? parts.length;
      parts[at] = `${parts[at]}${parts[taken]}`;
      parts[taken] = '';
      next[at] = after;
      before[after] = at;
      left--;
      note(before[at] ?? -1);
      note(at);
    }
  }
  return left;
}
