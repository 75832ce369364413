/** Where a person's own words stand in a style that says so. Source: A1111's styles. */
const OWN = '{prompt}';

/** Two texts, one after the other, with a comma between them where neither brings a mark of its own. */
function joinWords(first: string, second: string): string {
  const [left, right] = [first.trim(), second.trim()];
  if (left === '' || right === '') return left + right;
  if (/^[,.;:!?，。、]/.test(right)) return left + right;
  return /[,.;:!?，。、]$/.test(left) ? `${left} ${right}` : `${left}, ${right}`;
}

/** Puts a style around words: what is before and after them, or where it has `{prompt}` the words in its midst. */
export function applyStyle(
  words: string,
  { before, after }: { readonly before: string; readonly after: string },
): string {
  const fill = (text: string) => text.replaceAll(OWN, () => words);
  const placed = before.includes(OWN) || after.includes(OWN);
  return placed ? joinWords(fill(before), fill(after)) : joinWords(joinWords(before, words), after);
}
