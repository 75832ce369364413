import { mendWords } from './mend-words.ts';
import { splitClauses } from './split-clauses.ts';
import { findSpots } from './take-out.ts';
import { type Thesaurus, withImplied } from './thesaurus.ts';

const LEAD = /^(\s*[([]*)(?:an?\s+|the\s+)?((?:[\p{L}\p{N}-]+\s+){0,3}?)$/iu;

/** Takes clauses out that are of a lens, which nothing painted, drawn or rendered has. */
function dropLens(text: string, thesaurus: Thesaurus): string {
  const { said } = thesaurus.slots.lens;
  for (let turns = 0; turns < 10; turns++) {
    const spot = findSpots(text, said)[0];
    const clause = spot && splitClauses(text).find(({ from, to }) => from <= spot.from && spot.to <= to);
    if (!clause || clause.from === 0) return text;
    const end = clause.to === text.length ? (/[.!?]\s*$/.exec(text)?.[0] ?? '') : '';
    text = text.slice(0, clause.from).replace(end === '' ? /$/ : /[\s,]+$/, '') + end + text.slice(clause.to);
  }
  return text;
}

/** Has words describe a picture of this kind (“oil painting”, “Bauhaus poster”): in place of the kind that they name, or before them. */
export function likeMedium(text: string, medium: string, named: readonly string[], thesaurus: Thesaurus): string {
  const { traits, traitTerms } = thesaurus;
  const made = withImplied(named, traits);
  const noLens = named.length === 0 || made.has('handmade') || made.has('rendered');
  const isOld = (signs: readonly string[]) =>
    signs.some(sign => traits[sign]?.group === 'medium' && !named.includes(sign));
  let now = text;
  let placed = false;
  for (let turns = 0; turns < 10; turns++) {
    const spot = findSpots(now, traitTerms).find(({ signs }) => isOld(signs));
    if (!spot) break;
    const lead = LEAD.exec(now.slice(0, spot.from));
    if (!placed && lead) {
      const from = (lead[1] ?? '').length;
      const article = /^(?:an?|the)\s+/i.exec(now.slice(from))?.[0] ?? '';
      now = now.slice(0, from) + article + medium + now.slice(spot.to);
      placed = true;
      continue;
    }
    const clause = splitClauses(now).find(({ from, to }) => from <= spot.from && spot.to <= to);
    if (!clause || clause.from === 0) {
      now = now.slice(0, spot.from) + (placed ? '' : medium) + now.slice(spot.to);
      placed = true;
    } else now = now.slice(0, clause.from) + now.slice(clause.to);
  }
  const mended = mendWords(noLens ? dropLens(now, thesaurus) : now, text);
  if (placed || findSpots(mended, traitTerms).some(({ signs }) => signs.some(sign => named.includes(sign))))
    return mended;
  const whole = /[.!?]\s*$/.test(mended) && /^\p{Lu}/u.test(mended);
  return whole
    ? `${medium.charAt(0).toUpperCase()}${medium.slice(1)}: ${mended}`
    : `${medium} of ${mended.replace(/^(?:A|An|The)(?=\s)/, article => article.toLowerCase())}`;
}
