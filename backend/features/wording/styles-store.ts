import type { NewStyle, Style } from '../../contract/wording.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';

type Row = Omit<Style, 'changedAt'> & { changedAt: number };

const FIELDS = 'id, name, "before", "after", negative, changed_at AS changedAt';
const toStyle = (row: Row): Style => ({ ...row, changedAt: new Date(row.changedAt).toISOString() });

/** This person's styles by name. */
export const listStyles = (db: ReadableDb, owner: Owner): Style[] =>
  db.all<Row>(`SELECT ${FIELDS} FROM style WHERE owner_id = ? ORDER BY name`, owner.personId).map(toStyle);

export const countStyles = (db: ReadableDb, owner: Owner): number =>
  db.get<{ n: number }>('SELECT count(*) AS n FROM style WHERE owner_id = ?', owner.personId)?.n ?? 0;

/** The style of this person's that has a name, whatever its capitals. */
export const findStyleNamed = (db: ReadableDb, owner: Owner, name: string): { id: string } | undefined =>
  db.get<{ id: string }>('SELECT id FROM style WHERE owner_id = ? AND name = ?', owner.personId, name);

export const insertStyle = (db: WritableDb, owner: Owner, id: string, style: NewStyle, at: number) =>
  void db.run(
    'INSERT INTO style (id, owner_id, name, "before", "after", negative, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    id,
    owner.personId,
    style.name,
    style.before,
    style.after,
    style.negative,
    at,
  );

/** False where this person has no such style. */
export const updateStyle = (db: WritableDb, owner: Owner, id: string, style: NewStyle, at: number): boolean =>
  db.run(
    'UPDATE style SET name = ?, "before" = ?, "after" = ?, negative = ?, changed_at = ? WHERE id = ? AND owner_id = ?',
    style.name,
    style.before,
    style.after,
    style.negative,
    at,
    id,
    owner.personId,
  ) === 1;

export const deleteStyle = (db: WritableDb, owner: Owner, id: string): boolean =>
  db.run('DELETE FROM style WHERE id = ? AND owner_id = ?', id, owner.personId) === 1;
