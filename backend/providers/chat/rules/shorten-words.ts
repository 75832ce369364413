import { splitNetworks } from './manner.ts';
import { refuseWish } from './refuse-wish.ts';
import { splitClauses } from './split-clauses.ts';
import { wordsOf } from './thesaurus.ts';

/** How much of the words is kept, as far as whole clauses allow. */
const KEPT = 0.6;
const TIE = /\s(?:with|while|as|that|which|where|in|on|at|under|beside|near|and)\s/gi;

/** Makes words shorter: whole clauses go from the end, or of a single one what is tied on last. Raises `writer_failed` where nothing can go. */
export function shortenWords(text: string): string {
  const { words, networks } = splitNetworks(text);
  const most = wordsOf(words).length * KEPT;
  const clauses = splitClauses(words).map(({ from, to }) => words.slice(from, to));
  const last = /[.!?]\s*$/.exec(words)?.[0].trim() ?? '';
  if (clauses.length > 1) {
    let kept = clauses.length - 1;
    let long = wordsOf(clauses.slice(0, kept).join('')).length;
    while (kept > 1 && long > most) {
      kept -= 1;
      long -= wordsOf(clauses[kept] ?? '').length;
    }
    return (
      clauses
        .slice(0, kept)
        .join('')
        .replace(/[\s,;.!?]+$/, '') +
      last +
      networks
    );
  }
  const ties = [...words.matchAll(TIE)].map(({ index }) => index).filter(at => wordsOf(words.slice(0, at)).length >= 3);
  const at = ties.filter(one => wordsOf(words.slice(0, one)).length <= most).at(-1) ?? ties[0];
  if (at === undefined) throw refuseWish('These words are as short as the rules can make them.');
  return words.slice(0, at) + last + networks;
}
