import type { NegativePreset, Style } from '../../contract/wording.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import { keyOf, readList, type WordLists } from '../../prompts/read-list.ts';
import { listPresetRows, type PresetRow } from './presets-store.ts';
import { listStyles } from './styles-store.ts';
import { listWildcardRows } from './wildcards-store.ts';
import type { BundledPreset, WordingSource } from './wording-parts.ts';

/** When those that came along were last changed: never, so the day that the studio was first told of. */
const LONG_AGO = new Date(0).toISOString();

/** This person's styles by name. */
export const readStyles = ({ held }: WordingSource, db: ReadableDb, owner: Owner): readonly Style[] =>
  held.hold('styles', owner.personId, () => listStyles(db, owner));

/** This person's wildcards, ready to be drawn from. */
export const readLists = ({ held }: Pick<WordingSource, 'held'>, db: ReadableDb, owner: Owner): WordLists =>
  held.hold(
    'wildcards',
    owner.personId,
    () => new Map(listWildcardRows(db, owner).map(({ name, text }) => [keyOf(name), readList(name, text)])),
  );

function toPresets(bundled: readonly BundledPreset[], made: readonly PresetRow[]): NegativePreset[] {
  const own = new Map(
    made.map(({ changedAt, ...row }) => [row.id, { ...row, changedAt: new Date(changedAt).toISOString() }]),
  );
  const came = bundled.map(preset => {
    const changed = own.get(preset.id);
    own.delete(preset.id);
    return changed
      ? { ...changed, bundled: true, changed: true }
      : { ...preset, bundled: true, changed: false, changedAt: LONG_AGO };
  });
  return [...came, ...[...own.values()].map(row => ({ ...row, bundled: false, changed: false }))];
}

/** Every preset of this person: those that came along, as they came or as they were changed, then those that the person made. */
export const readPresets = (
  { held, bundled }: WordingSource,
  db: ReadableDb,
  owner: Owner,
): readonly NegativePreset[] =>
  held.hold('presets', owner.personId, () => toPresets(bundled, listPresetRows(db, owner)));
