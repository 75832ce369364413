import { readMarkup } from '../../../prompts/read-markup.ts';
import { spellDrawn } from '../../../prompts/spell-drawn.ts';
import { splitClauses } from './split-clauses.ts';

const MOST = 10;
const ENOUGH = 4;
const PRAISE =
  /^(?:masterpiece|(?:best|high(?:est)?|top|ultra|amazing)[ -]quality|(?:highly |ultra |very |super |extremely )?(?:detailed|intricate|realistic)|award[ -]winning|(?:4|8|16)k|u?hd|hdr|trending on .*|professional|sharp focus|absurdres|highres|score_\d.*|raw photo)$/i;

/** A title of at most ten words: what words say first, without weights, networks and praise. */
export function summariseWords(text: string): string {
  const plain = readMarkup(spellDrawn(text, 'longest'))
    .blocks.flatMap(pieces => pieces.map(piece => piece.text))
    .join(' ')
    .replace(/\s+/g, ' ');
  const clauses = splitClauses(plain)
    .map(({ from, to }) => plain.slice(from, to).replace(/^[\s,.;:!?]+|[\s,.;:!?]+$/g, ''))
    .filter(clause => clause !== '' && !PRAISE.test(clause));
  const words: string[] = [];
  for (const clause of clauses) {
    const own = clause.split(' ');
    if (words.length >= ENOUGH || (words.length > 0 && words.length + own.length > MOST)) break;
    if (words.length > 0) words.push(`${words.pop() ?? ''},`);
    words.push(...own);
  }
  const title = words
    .slice(0, MOST)
    .join(' ')
    .replace(/\s+(?:with|and|of|in|on|at|the|an?|under|by|to|from)$/i, '')
    .replace(/[,;:.]+$/, '');
  const shown = title === '' ? plain.trim().split(' ').slice(0, MOST).join(' ') : title;
  return shown.charAt(0).toUpperCase() + shown.slice(1);
}
