const AN = /^(?:[aeio]|u(?!ni|se|su|to|ra|ke)|hour|honest|heir)/i;
const AN_NOT = /^(?:one\b|once\b|eu|ewe)/i;
const ARTICLE = /\b(an?)(\s+)([\p{L}][\p{L}-]*)/giu;

const pairsOf = (text: string) => new Set([...text.matchAll(ARTICLE)].map(match => match[0].toLowerCase()));

/** Sets “a” and “an” right where the word after it is a new one. */
function mendArticles(text: string, before: string): string {
  const known = pairsOf(before);
  return text.replace(ARTICLE, (pair: string, article: string, space: string, next: string) => {
    if (known.has(pair.toLowerCase())) return pair;
    const right = AN.test(next) && !AN_NOT.test(next) ? 'an' : 'a';
    return (article.startsWith('A') ? right.charAt(0).toUpperCase() + right.slice(1) : right) + space + next;
  });
}

/** Mends what taking words away leaves: empty brackets, doubled marks and spaces, the wrong article, a small letter where a sentence began. */
export function mendWords(text: string, before: string): string {
  let mended = text;
  for (let last = ''; last !== mended; ) {
    last = mended;
    mended = mended
      .replace(/\(\s*(?::\s*-?\d*\.?\d+\s*)?\)|\[\s*\]/g, '')
      .replace(/[ \t]{2,}/g, ' ')
      .replace(/\s+([,.;!?])/g, '$1')
      .replace(/,(?:\s*,)+/g, ',')
      .replace(/,\s*([.;!?])/g, '$1')
      .replace(/([.;!?])(?:\s*[,.;])+/g, '$1')
      .replace(/^[\s,.;]+/, '')
      .replace(/\b(?:and|with|of|in|at|by|on|under)\s*([,.;!?]|$)/gi, '$1')
      .replace(/\s+$/, '')
      .replace(/,$/, before.trimEnd().endsWith(',') ? ',' : '');
  }
  const first = before.trimStart().charAt(0);
  const began = first !== first.toLowerCase() ? mended.charAt(0).toUpperCase() + mended.slice(1) : mended;
  return mendArticles(began, before);
}
