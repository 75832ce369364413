const SAID = /["“][^"”]*["”]/g;
const SPEAKS =
  /\b(he|she|they|i|you|\p{Lu}\p{L}+)\s+(?:says?|said|asks?|asked|repl(?:y|ies|ied)|whispers?|whispered|shouts?|answers?|answered)\b,?\s*(and\s+)?/gu;
const SENTENCES = 2;
const WORDS = 40;

/** What can be seen of a moment that was told: the last sentences without what is said in them. */
export function readScene(text: string): string {
  const plain = text
    .replace(SAID, ' ')
    .replace(/^[\p{L} ]{1,30}:\s/gmu, '')
    .replace(SPEAKS, (_said, who: string, and?: string) => (and === undefined ? '' : `${who} `))
    .replace(/[*_]+/g, ' ')
    .replace(/\s+([,.;!?])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  const sentences = (plain === '' ? text.replace(/["“”*]/g, '') : plain).match(/[^.!?]+[.!?]*/g) ?? [text];
  const last = sentences
    .map(sentence => sentence.trim())
    .filter(sentence => /\p{L}{2}/u.test(sentence))
    .slice(-SENTENCES);
  return last.join(' ').split(' ').slice(0, WORDS).join(' ') || text;
}
