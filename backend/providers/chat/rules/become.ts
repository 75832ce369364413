import { splitClauses } from './split-clauses.ts';
import { findSpots, type Spot } from './take-out.ts';
import { type Thesaurus, wordsOf } from './thesaurus.ts';

/** What words are to say from now on, in place of what they say of the same thing. */
export type Value = {
  /** As it is put in: “at night”. */
  readonly say: string;
  /** The traits that it takes the place of. */
  readonly against: readonly string[];
  /** The thing itself, for where the words began with what it takes the place of; null leaves that. */
  readonly noun: string | null;
  /** The words say it already: only what contradicts it goes. */
  readonly there: boolean;
  /** What light of the old kind becomes; null takes its clause out. */
  readonly light: string | null;
};

const TIED =
  /(?:(?:^|[\s(])(?:in|at|under|by|during|on|before|after|against|into)\s+)(?:(?:the|an?|this|that)\s+)?(?:[\p{L}-]+\s+){0,2}?$/iu;
const OF_LIGHT = /light|sun|sunshine|moon|star/i;

/** Puts words behind what the first clause is of. */
export function putBehind(text: string, say: string, tie: ' ' | ', '): string {
  const first = splitClauses(text)[0] ?? { from: 0, to: text.length };
  const clause = text.slice(first.from, first.to);
  const end = /[,.;!?\s]*$/.exec(clause)?.index ?? clause.length;
  return text.slice(0, first.from + end) + tie + say + text.slice(first.from + end);
}

/** Puts words behind all others, as a phrase or as a sentence. */
function putLast(text: string, say: string): string {
  const bare = text.replace(/[\s,]+$/, '');
  return /[.!?]$/.test(bare) ? `${bare} ${say.charAt(0).toUpperCase()}${say.slice(1)}.` : `${bare}, ${say}`;
}

function clauseOf(text: string, spot: Spot) {
  return splitClauses(text).find(({ from, to }) => from <= spot.from && spot.to <= to) ?? { from: 0, to: text.length };
}

/** Takes one sign of the old out; where it was tied to the words before it, the new stands in its place. */
function turn(text: string, spot: Spot, value: Value, thesaurus: Thesaurus): { text: string; placed: boolean } {
  const written = text.slice(spot.from, spot.to);
  const clause = clauseOf(text, spot);
  const tied = TIED.exec(text.slice(clause.from, spot.from));
  const after = text.slice(spot.to, clause.to);
  const adjective = spot.signs.some(sign => thesaurus.traits[sign]?.adjectives.includes(written.toLowerCase()));
  if (adjective && /^\s+[\p{L}]/u.test(after))
    return { text: text.slice(0, spot.from) + text.slice(spot.to).trimStart(), placed: false };
  if (tied) {
    const from = clause.from + tied.index + (/^[\s(]/.exec(tied[0])?.[0].length ?? 0);
    return { text: text.slice(0, from) + value.say + text.slice(spot.to), placed: true };
  }
  const others = wordsOf(text.slice(clause.from, clause.to)).length - wordsOf(written).length;
  if (value.light !== null && OF_LIGHT.test(written) && others > 1)
    return { text: text.slice(0, spot.from) + value.light + text.slice(spot.to), placed: false };
  if (clause.from > 0)
    return { text: text.slice(0, clause.from) + text.slice(clause.to).replace(/^(?=\S)/, ' '), placed: false };
  if (others === 0 || value.noun === null) return { text, placed: false };
  return { text: text.slice(0, spot.from) + value.noun + text.slice(spot.to), placed: true };
}

/** Has words say a thing in place of what they say of it now; what has nothing to do with it stays as it is. */
export function becomeValue(text: string, value: Value, thesaurus: Thesaurus, at: 'first' | 'end' = 'first'): string {
  let now = text;
  let placed = false;
  for (let turns = 0; turns < 20; turns++) {
    const known = findSpots(now, thesaurus.traitTerms);
    const spot = known.find(({ signs }) => signs.some(sign => value.against.includes(sign)));
    if (!spot) break;
    const turned = turn(now, spot, placed || value.there ? { ...value, say: '' } : value, thesaurus);
    if (turned.text === now) break;
    now = turned.text;
    placed ||= turned.placed;
  }
  const tie = /^(?:in|at|by|under|on|during|near|inside|underwater|outdoors|seen)\b/i.test(value.say) ? ' ' : ', ';
  if (placed || value.there) return now;
  return at === 'first' ? putBehind(now, value.say, tie) : putLast(now, value.say);
}
