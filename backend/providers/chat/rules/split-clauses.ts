/** A stretch of a text between two marks, with the mark and the space after it. */
export type Clause = { readonly from: number; readonly to: number };

/** Takes a text apart at commas and ends of sentences; those within brackets end nothing. */
export function splitClauses(text: string): Clause[] {
  const clauses: Clause[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (text[at - 1] === '\\') continue;
    if ('([{<'.includes(sign)) depth += 1;
    else if (')]}>'.includes(sign)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[,.;!?\n]/.test(sign) && !/[\p{L}\p{N}]/u.test(text[at + 1] ?? '')) {
      clauses.push({ from, to: at + 1 });
      from = at + 1;
    }
  }
  if (from < text.length) clauses.push({ from, to: text.length });
  return clauses;
}
