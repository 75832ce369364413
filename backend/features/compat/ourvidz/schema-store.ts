import type { ReadableDb } from '../../../db/handles.ts';

/** A table of the studio's database and its columns. */
export type TableShape = {
  readonly table: string;
  readonly columns: { readonly name: string; readonly type: string }[];
};

const COLUMNS = `SELECT s.name AS "table", c.name, c.type FROM sqlite_schema s JOIN pragma_table_info(s.name) c
  WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite_%' ORDER BY s.name, c.cid`;

/** How the studio's database is made; nothing of what is in it. */
export function listTables(db: ReadableDb): TableShape[] {
  const rows = db.all<{ table: string; name: string; type: string }>(COLUMNS);
  return [...Map.groupBy(rows, row => row.table)].map(([table, columns]) => ({
    table,
    columns: columns.map(({ name, type }) => ({ name, type })),
  }));
}
