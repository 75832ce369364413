import { Refusal } from '../../contract/problem.ts';
import type { NegativePreset, NewNegativePreset } from '../../contract/wording.ts';
import { makeId } from '../../db/make-id.ts';
import type { Owner } from '../../plugins/caller.ts';
import { checkWords } from './check-words.ts';
import { deletePreset, listPresetRows, putPreset } from './presets-store.ts';
import type { WordingParts } from './wording-parts.ts';

/** The most presets that a person may have made. */
const PRESETS_MOST = 1_000;

const refuseMissing = (id: string) =>
  new Refusal({ code: 'not_found', message: 'That negative preset is not there.', what: 'preset', id });
const checkPreset = ({ name, negative }: NewNegativePreset) =>
  checkWords(negative, { path: 'negative', name: `the negative preset “${name}”` });

/** Adds a negative preset. Raises `invalid_request`, `too_large`. */
export function addPreset(
  { database, events, now }: WordingParts,
  owner: Owner,
  preset: NewNegativePreset,
): Promise<NegativePreset> {
  checkPreset(preset);
  return database.write(db => {
    if (listPresetRows(db, owner).length >= PRESETS_MOST)
      throw new Refusal({
        code: 'too_large',
        message: `There may be up to ${PRESETS_MOST.toLocaleString('en')} negative presets.`,
        limit: PRESETS_MOST,
        unit: 'negative presets',
      });
    const id = makeId();
    const at = now();
    putPreset(db, owner, id, preset, at);
    events.publish(db, owner.personId, { type: 'prompts.changed' });
    return { ...preset, id, bundled: false, changed: false, changedAt: new Date(at).toISOString() };
  });
}

/** Changes a preset; one that came along stays as it is, and a changed copy stands in its place. Raises `not_found`, `invalid_request`. */
export function changePreset(
  { database, events, source, now }: WordingParts,
  owner: Owner,
  id: string,
  preset: NewNegativePreset,
): Promise<NegativePreset> {
  checkPreset(preset);
  return database.write(db => {
    const bundled = source.bundled.some(one => one.id === id);
    if (!bundled && listPresetRows(db, owner).every(row => row.id !== id)) throw refuseMissing(id);
    const at = now();
    putPreset(db, owner, id, preset, at);
    events.publish(db, owner.personId, { type: 'prompts.changed' });
    return { ...preset, id, bundled, changed: bundled, changedAt: new Date(at).toISOString() };
  });
}

/** Removes a preset of a person's; one that came along is as it came again. Raises `not_found`. */
export const removePreset = ({ database, events, source }: WordingParts, owner: Owner, id: string): Promise<void> =>
  database.write(db => {
    if (!deletePreset(db, owner, id) && !source.bundled.some(one => one.id === id)) throw refuseMissing(id);
    events.publish(db, owner.personId, { type: 'prompts.changed' });
  });
