/** A stretch of two texts: in both, in the newer alone, or in the older alone. */
export type DiffPart = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** The most pairs that are weighed one by one, 4 million; 16 MB are held meanwhile. What differs in more is told as one change. */
const MOST_PAIRS = 4_000_000;

const WORDS = /\n|[^\S\n]+|\d+\.\d+|[\p{L}\p{N}_'’]+|[^\s\p{L}\p{N}_]/gu;

/** How long the longest sequence is that both have from each pair of places on, row by row. */
function weigh(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const here = i * width + j;
      const [below = 0, right = 0, both = 0] = [lengths[here + width], lengths[here + 1], lengths[here + width + 1]];
      lengths[here] = before[i] === after[j] ? both + 1 : Math.max(below, right);
    }
  return lengths;
}

function* walk(before: readonly string[], after: readonly string[]): Generator<DiffPart> {
  const lengths = weigh(before, after);
  const width = after.length + 1;
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, young] = [before[i], after[j]];
    const [below = 0, right = 0] = [lengths[(i + 1) * width + j], lengths[i * width + j + 1]];
    if (old !== undefined && old === young) {
      yield { kind: 'same', text: old };
      i++;
      j++;
    } else if (old !== undefined && (young === undefined || below >= right)) {
      yield { kind: 'removed', text: old };
      i++;
    } else {
      yield { kind: 'added', text: young ?? '' };
      j++;
    }
  }
}

/** Stretches of one kind as one; within a change what went stands before what came. */
function join(parts: Iterable<DiffPart>): DiffPart[] {
  const joined: DiffPart[] = [];
  let [removed, added] = ['', ''];
  const close = () => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed });
    if (added !== '') joined.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of parts) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      close();
      const last = joined.at(-1);
      if (last?.kind === 'same') joined[joined.length - 1] = { kind, text: last.text + text };
      else joined.push({ kind, text });
    }
  }
  close();
  return joined;
}

/** A space alone between two changes belongs to them: `the old dog` → `a new cat` is one change and not three. */
function* mend(parts: readonly DiffPart[]): Generator<DiffPart> {
  for (const [place, part] of parts.entries()) {
    const between = place > 0 && place < parts.length - 1;
    if (part.kind === 'same' && between && part.text.trim() === '' && !part.text.includes('\n')) {
      yield { kind: 'removed', text: part.text };
      yield { kind: 'added', text: part.text };
    } else yield part;
  }
}

function* compare(before: readonly string[], after: readonly string[]): Generator<DiffPart> {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from++;
  let behind = 0;
  const most = Math.min(before.length, after.length) - from;
  while (behind < most && before.at(-1 - behind) === after.at(-1 - behind)) behind++;
  const [old, young] = [before.slice(from, before.length - behind), after.slice(from, after.length - behind)];
  yield { kind: 'same', text: before.slice(0, from).join('') };
  if (old.length * young.length <= MOST_PAIRS) yield* walk(old, young);
  else {
    yield { kind: 'removed', text: old.join('') };
    yield { kind: 'added', text: young.join('') };
  }
  yield { kind: 'same', text: before.slice(before.length - behind).join('') };
}

/** What became of a text, word by word: the parts that are not `added` make up the older text, those that are not `removed` the newer one. */
export const diffWords = (before: string, after: string): readonly DiffPart[] =>
  join(mend(join(compare(before.match(WORDS) ?? [], after.match(WORDS) ?? [])))).filter(({ text }) => text !== '');
