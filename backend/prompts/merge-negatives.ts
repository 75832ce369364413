const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** Brackets around a clause are looked through so deep; nobody writes more. */
const LAYERS_MOST = 10;

/** Where each bracket that opens is shut; null where they do not match. Those after a backslash are words. */
function pairBrackets(text: string): Map<number, number> | null {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '\\') at += 1;
    else if (sign in CLOSING) open.push(at);
    else if (')]}>'.includes(sign)) {
      const begun = open.pop();
      if (begun === undefined || CLOSING[text[begun] ?? ''] !== sign) return null;
      pairs.set(begun, at);
    }
  }
  return open.length === 0 ? pairs : null;
}

/** The clauses of words, which commas and line ends part; inside brackets they part none, unless the brackets do not match. */
export function splitClauses(text: string): string[] {
  const pairs = pairBrackets(text);
  const clauses: string[] = [];
  let begun = 0;
  for (let at = 0; at < text.length; at++) {
    const end = pairs?.get(at);
    if (end !== undefined) at = end;
    else if (/[,，、\n\r]/.test(text[at] ?? '')) {
      clauses.push(text.slice(begun, at));
      begun = at + 1;
    }
  }
  clauses.push(text.slice(begun));
  return clauses.map(clause => clause.trim()).filter(clause => clause !== '');
}

/** A clause without its weights, as it is told apart from others. */
function bare(clause: string): { readonly key: string; readonly weighted: boolean } {
  let words = clause;
  let weighted = false;
  for (
    let layer = 0;
    layer < LAYERS_MOST && /^[([]/.test(words) && pairBrackets(words)?.get(0) === words.length - 1;
    layer++
  ) {
    weighted = true;
    words = words
      .slice(1, -1)
      .replace(/:\s{0,9}-?\d{0,9}\.?\d{1,9}\s{0,9}$/, '')
      .trim();
  }
  return { key: words.toLowerCase().replace(/\s+/g, ' '), weighted };
}

/**
 * Puts several texts of what a picture is to lack into one: each clause once, where it stood first, whatever its capitals or weight. Where one of the same
 * has a weight, such as `(blurry:1.2)`, that one stays.
 */
export function mergeNegatives(texts: readonly string[]): string {
  const kept = new Map<string, { readonly clause: string; readonly weighted: boolean }>();
  for (const clause of texts.flatMap(splitClauses)) {
    const { key, weighted } = bare(clause);
    const known = kept.get(key);
    if (!known || (weighted && !known.weighted)) kept.set(key, { clause, weighted });
  }
  return [...kept.values()].map(({ clause }) => clause).join(', ');
}
