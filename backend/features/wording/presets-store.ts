import type { NegativePreset, NewNegativePreset } from '../../contract/wording.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';

/** A preset that a person made, or changed from one that came along, which then has its id. */
export type PresetRow = Omit<NegativePreset, 'changedAt' | 'bundled' | 'changed'> & { readonly changedAt: number };

const PUT = `INSERT INTO negative_preset (owner_id, id, name, category, family, content, negative, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (owner_id, id) DO UPDATE SET name = excluded.name, category = excluded.category, family = excluded.family, content = excluded.content,
  negative = excluded.negative, changed_at = excluded.changed_at`;

/** What this person made or changed, by name. */
export const listPresetRows = (db: ReadableDb, owner: Owner): PresetRow[] =>
  db.all<PresetRow>(
    `SELECT id, name, category, family, content, negative, changed_at AS changedAt FROM negative_preset WHERE owner_id = ?
      ORDER BY name COLLATE NOCASE`,
    owner.personId,
  );

/** Adds a preset, or changes the one of its id. */
export const putPreset = (db: WritableDb, owner: Owner, id: string, preset: NewNegativePreset, at: number) =>
  void db.run(
    PUT,
    owner.personId,
    id,
    preset.name,
    preset.category,
    preset.family,
    preset.content,
    preset.negative,
    at,
  );

export const deletePreset = (db: WritableDb, owner: Owner, id: string): boolean =>
  db.run('DELETE FROM negative_preset WHERE owner_id = ? AND id = ?', owner.personId, id) === 1;
