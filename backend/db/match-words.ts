/** Words as a search of a full-text index: each must begin a word of the text; null when nothing is left of them. Punctuation and operators are only words' ends. */
export function matchWords(search: string | undefined): string | null {
  const words = (search ?? '').normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.length === 0
    ? null
    : words
        .slice(0, 12)
        .map(word => `"${word}"*`)
        .join(' ');
}
