import type { Generation } from '../../contract/generations.ts';
import type { MediaType } from '../../contract/media.ts';
import type { GenerationKind } from '../../contract/models.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';

type Row = {
  number: number;
  id: string;
  projectId: string;
  batchId: string;
  taskId: string;
  kind: GenerationKind;
  modelId: string;
  label: string | null;
  prompt: string;
  seed: number | null;
  basedOn: string | null;
  variants: number;
  mature: 0 | 1;
  createdAt: number;
  keptAt: number | null;
  trashedAt: number | null;
  sha256: string;
  type: MediaType;
  bytes: number;
  width: number;
  height: number;
  durationMs: number | null;
  placeholder: string | null;
};

/** A generation as the contract shows it, with its place in every list. */
export type Listed = Generation & { readonly number: number; readonly basedOn: string | null };

const FIELDS = `g.number, g.id, g.project_id AS projectId, g.batch_id AS batchId, g.task_id AS taskId, g.kind, g.model_id AS modelId, g.label,
  g.prompt, g.seed, g.based_on AS basedOn, g.variants, g.created_at AS createdAt, g.kept_at AS keptAt, g.trashed_at AS trashedAt,
  (g.content = 'mature' OR coalesce(r.mature, 0)) AS mature, m.sha256, m.type, m.bytes, m.width, m.height, m.duration_ms AS durationMs, m.placeholder`;
const FROM = `FROM generation g JOIN variant v ON v.id = g.primary_variant_id JOIN media m ON m.sha256 = v.sha256
  LEFT JOIN rating r ON r.sha256 = v.sha256`;
/** The columns of a Listed, for a statement that joins them itself. */
export const LISTED = `SELECT ${FIELDS} ${FROM}`;

const DAY_MS = 86_400_000;
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** The one way from a row of LISTED to what the contract shows. */
export const toListed = (row: Row, takeExpiryDays: number): Listed => ({
  number: row.number,
  id: row.id,
  projectId: row.projectId,
  batchId: row.batchId,
  taskId: row.taskId,
  kind: row.kind,
  modelId: row.modelId,
  label: row.label,
  prompt: row.prompt,
  seed: row.seed,
  basedOn: row.basedOn,
  variants: row.variants,
  content: row.mature === 1 ? 'mature' : 'general',
  createdAt: new Date(row.createdAt).toISOString(),
  keptAt: iso(row.keptAt),
  expiresAt: row.keptAt === null && row.trashedAt === null ? iso(row.createdAt + takeExpiryDays * DAY_MS) : null,
  trashedAt: iso(row.trashedAt),
  media: {
    sha256: row.sha256,
    type: row.type,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    durationMs: row.durationMs,
    placeholder: row.placeholder,
  },
});
export type ListedRow = Row;

/** Some of this person's generations, oldest first; those of others are not found. */
export const findGenerations = (
  db: ReadableDb,
  owner: Owner,
  ids: readonly string[],
  takeExpiryDays: number,
): Listed[] =>
  db
    .all<Row>(
      `${LISTED} WHERE g.id IN (SELECT value FROM json_each(?)) AND g.owner_id = ? ORDER BY g.number`,
      JSON.stringify(ids),
      owner.personId,
    )
    .map(row => toListed(row, takeExpiryDays));

/** What the workspace shows of some batches: their takes, in the order they came. */
export const findTakesOf = (db: ReadableDb, batchIds: readonly string[], takeExpiryDays: number): Listed[] =>
  db
    .all<Row>(
      `${LISTED} WHERE g.batch_id IN (SELECT value FROM json_each(?)) AND g.in_workspace = 1 AND g.trashed_at IS NULL ORDER BY g.number`,
      JSON.stringify(batchIds),
    )
    .map(row => toListed(row, takeExpiryDays));
