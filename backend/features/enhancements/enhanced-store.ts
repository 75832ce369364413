import type { ReadableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';

/** Which writer worked on words, and by which template. */
export type Enhanced = { readonly writer: string; readonly template: string };

type Row = { writer: string; model: string | null; template: string; version: number };

/** Who wrote what an enhancement of this person's became; undefined where there is none such any more. */
export function findEnhanced(db: ReadableDb, owner: Owner, id: string): Enhanced | undefined {
  const row = db.get<Row>(
    `SELECT writer_name AS writer, writer_model AS model, template_name AS template, template_version AS version
      FROM enhancement WHERE id = ? AND owner_id = ?`,
    id,
    owner.personId,
  );
  if (!row) return undefined;
  const { writer, model, template, version } = row;
  return {
    writer: model === null ? writer : `${writer}, ${model}`,
    template: version === 0 ? `${template}, a draft` : `${template}, version ${version}`,
  };
}
