import { Refusal } from '../../contract/problem.ts';
import type { NewStyle, Style } from '../../contract/wording.ts';
import type { WritableDb } from '../../db/handles.ts';
import { makeId } from '../../db/make-id.ts';
import type { Owner } from '../../plugins/caller.ts';
import { checkWords } from './check-words.ts';
import { countStyles, deleteStyle, findStyleNamed, insertStyle, updateStyle } from './styles-store.ts';
import type { WordingParts } from './wording-parts.ts';

/** The most styles that a person may have. */
export const STYLES_MOST = 2_000;

const refuseMissing = (id: string) =>
  new Refusal({ code: 'not_found', message: 'That style is not there.', what: 'style', id });

function checkStyle(style: NewStyle): void {
  for (const part of ['before', 'after', 'negative'] as const)
    checkWords(style[part], { path: part, name: `the style “${style.name}”` });
}

function refuseTaken(db: WritableDb, owner: Owner, { name }: NewStyle, id: string | null): void {
  const known = findStyleNamed(db, owner, name);
  if (known && known.id !== id)
    throw new Refusal({ code: 'conflict', message: `There is a style “${name}” already.`, what: 'style' });
}

/** Adds a style. Raises `conflict` for a name that is taken, `invalid_request`, `too_large`. */
export function addStyle({ database, events, now }: WordingParts, owner: Owner, style: NewStyle): Promise<Style> {
  checkStyle(style);
  return database.write(db => {
    refuseTaken(db, owner, style, null);
    if (countStyles(db, owner) >= STYLES_MOST)
      throw new Refusal({
        code: 'too_large',
        message: `There may be up to ${STYLES_MOST.toLocaleString('en')} styles.`,
        limit: STYLES_MOST,
        unit: 'styles',
      });
    const id = makeId();
    const at = now();
    insertStyle(db, owner, id, style, at);
    events.publish(db, owner.personId, { type: 'prompts.changed' });
    return { ...style, id, changedAt: new Date(at).toISOString() };
  });
}

/** Changes a style. Raises `not_found`, `conflict` for a name that is taken, `invalid_request`. */
export function changeStyle(
  { database, events, now }: WordingParts,
  owner: Owner,
  id: string,
  style: NewStyle,
): Promise<Style> {
  checkStyle(style);
  return database.write(db => {
    refuseTaken(db, owner, style, id);
    const at = now();
    if (!updateStyle(db, owner, id, style, at)) throw refuseMissing(id);
    events.publish(db, owner.personId, { type: 'prompts.changed' });
    return { ...style, id, changedAt: new Date(at).toISOString() };
  });
}

/** Removes a style. Raises `not_found`. */
export const removeStyle = ({ database, events }: WordingParts, owner: Owner, id: string): Promise<void> =>
  database.write(db => {
    if (!deleteStyle(db, owner, id)) throw refuseMissing(id);
    events.publish(db, owner.personId, { type: 'prompts.changed' });
  });
