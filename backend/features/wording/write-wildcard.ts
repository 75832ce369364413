import { Refusal } from '../../contract/problem.ts';
import type { Wildcard } from '../../contract/wording.ts';
import type { Owner } from '../../plugins/caller.ts';
import { findLoop, keyOf, readList } from '../../prompts/read-list.ts';
import { refuseWords } from '../../prompts/read-marks.ts';
import { readLists } from './read-source.ts';
import { deleteWildcard, listWildcardRows, putWildcard } from './wildcards-store.ts';
import type { WordingParts } from './wording-parts.ts';

/** The most characters of all wildcards of a person together, and how many of them. */
const CHARACTERS_MOST = 4_000_000;
const WILDCARDS_MOST = 1_000;

const refuseSize = (limit: number, unit: string) =>
  new Refusal({
    code: 'too_large',
    message: `Wildcards may have up to ${limit.toLocaleString('en')} ${unit} together.`,
    limit,
    unit,
  });

/** Writes a wildcard. Raises `invalid_request` for a line that cannot be drawn and for one that leads back to itself, `too_large`. */
export function writeWildcard(
  { database, events, source, now }: WordingParts,
  owner: Owner,
  name: string,
  text: string,
): Promise<Wildcard> {
  const list = readList(name, text);
  return database.write(db => {
    const others = listWildcardRows(db, owner).filter(row => keyOf(row.name) !== keyOf(name));
    if (others.length >= WILDCARDS_MOST) throw refuseSize(WILDCARDS_MOST, 'lists');
    if (others.reduce((sum, row) => sum + row.text.length, text.length) > CHARACTERS_MOST)
      throw refuseSize(CHARACTERS_MOST, 'characters');
    const lists = new Map(readLists(source, db, owner)).set(keyOf(name), list);
    const loop = findLoop(name, lists);
    if (loop)
      throw refuseWords(
        { path: 'text', name: `the wildcard “${name}”` },
        `a line leads back to it: ${loop.join(' → ')}`,
      );
    const at = now();
    putWildcard(db, owner, name, text, at);
    events.publish(db, owner.personId, { type: 'prompts.changed' });
    return { name, text, lines: list.lines.length, changedAt: new Date(at).toISOString() };
  });
}

/** Removes a wildcard; what names it is refused from then on. Raises `not_found`. */
export const removeWildcard = ({ database, events }: WordingParts, owner: Owner, name: string): Promise<void> =>
  database.write(db => {
    if (!deleteWildcard(db, owner, name))
      throw new Refusal({ code: 'not_found', message: 'That wildcard is not there.', what: 'wildcard', id: name });
    events.publish(db, owner.personId, { type: 'prompts.changed' });
  });
