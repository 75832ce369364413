import type { Enhancement, Verdict } from '../../contract/enhancements.ts';
import type { Problem } from '../../contract/problem.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { readWhatCame } from './read-what-came.ts';

/** An enhancement as it is stored. */
export type EnhancementRow = {
  id: string;
  ownerId: string;
  projectId: string;
  modelId: string;
  purpose: Enhancement['purpose'];
  input: string;
  instruction: string;
  seed: number;
  content: Enhancement['content'];
  writerId: string;
  writerName: string;
  writerKind: Enhancement['writer']['kind'];
  writerModel: string | null;
  templateId: string;
  templateName: string;
  templateVersion: number;
  state: Enhancement['state'];
  written: string;
  prompts: string;
  problem: string | null;
  cached: number;
  cutShort: number;
  firstTextMs: number | null;
  tookMs: number | null;
  tokensIn: number | null;
  tokensOut: number | null;
  verdict: Verdict | null;
  createdAt: number;
};

const COLUMNS = `id, owner_id AS ownerId, project_id AS projectId, model_id AS modelId, purpose, input, instruction, seed, content,
  writer_id AS writerId, writer_name AS writerName, writer_kind AS writerKind, writer_model AS writerModel,
  template_id AS templateId, template_name AS templateName, template_version AS templateVersion,
  state, written, prompts, problem, cached, cut_short AS cutShort, first_text_ms AS firstTextMs, took_ms AS tookMs,
  tokens_in AS tokensIn, tokens_out AS tokensOut, verdict, created_at AS createdAt`;
const OF_OWNER = `SELECT ${COLUMNS} FROM enhancement WHERE id = (SELECT ?) AND owner_id = (SELECT ?)`;
const BY_KEY = `SELECT ${COLUMNS} FROM enhancement WHERE cache_key = ? AND state = 'done' ORDER BY id DESC LIMIT 1`;
const INSERT = `INSERT INTO enhancement (id, owner_id, project_id, model_id, purpose, input, instruction, seed, content,
  writer_id, writer_name, writer_kind, writer_model, template_id, template_name, template_version, cache_key,
  state, written, prompts, problem, cached, cut_short, first_text_ms, took_ms, tokens_in, tokens_out, created_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const WRITE_ON = "UPDATE enhancement SET written = ? WHERE id = ? AND state = 'writing'";
const END = `UPDATE enhancement SET state = ?, written = ?, prompts = ?, problem = ?, content = ?, cut_short = ?, writer_model = coalesce(?, writer_model),
  first_text_ms = ?, took_ms = ?, tokens_in = ?, tokens_out = ?, cache_key = CASE WHEN ? THEN cache_key END WHERE id = ? AND state = 'writing'`;
const STOP =
  "UPDATE enhancement SET state = 'failed', problem = ?, cache_key = NULL WHERE id = ? AND state = 'writing'";
const WRITING = "SELECT id, writer_name AS writerName FROM enhancement WHERE state = 'writing'";
const JUDGE = "UPDATE enhancement SET verdict = ? WHERE id = ? AND owner_id = ? AND state <> 'writing'";

/** An enhancement of this person's, or undefined. */
export const findEnhancement = (db: ReadableDb, ownerId: string, id: string): EnhancementRow | undefined =>
  db.get<EnhancementRow>(OF_OWNER, id, ownerId);

/** What was written before under this key, by the newest that is done. */
export const findWritten = (db: ReadableDb, cacheKey: string): EnhancementRow | undefined =>
  db.get<EnhancementRow>(BY_KEY, cacheKey);

/** Stores one; under its key, where it has one, its answer is found again. */
export function insertEnhancement(db: WritableDb, row: EnhancementRow, cacheKey: string | null): void {
  const { writerId, writerName, writerKind, writerModel, templateId, templateName, templateVersion } = row;
  db.run(
    INSERT,
    ...[
      row.id,
      row.ownerId,
      row.projectId,
      row.modelId,
      row.purpose,
      row.input,
      row.instruction,
      row.seed,
      row.content,
    ],
    ...[writerId, writerName, writerKind, writerModel, templateId, templateName, templateVersion, cacheKey],
    ...[row.state, row.written, row.prompts, row.problem, row.cached, row.cutShort],
    ...[row.firstTextMs, row.tookMs, row.tokensIn, row.tokensOut, row.createdAt],
  );
}

/** Keeps what has come so far. */
export const storeWritten = (db: WritableDb, id: string, written: string): void => void db.run(WRITE_ON, written, id);

/** How an enhancement ended. */
export type Ending = {
  readonly state: Exclude<Enhancement['state'], 'writing'>;
  readonly written: string;
  readonly prompts: readonly string[];
  readonly problem: Problem | null;
  /** As mature as what was written. */
  readonly content: Enhancement['content'];
  readonly cutShort: boolean;
  /** The model that wrote it, if the writer has said; null leaves the one that was asked for. */
  readonly writerModel: string | null;
  readonly firstTextMs: number | null;
  readonly tookMs: number;
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
  /** Whether it may answer for others that ask the same. */
  readonly answersOthers: boolean;
};

/** Ends one that was being written; false where it had ended already. */
export function endEnhancement(db: WritableDb, id: string, ending: Ending): boolean {
  const { state, written, prompts, problem, content, cutShort, writerModel } = ending;
  return (
    db.run(
      END,
      ...[state, written, JSON.stringify(prompts), problem && JSON.stringify(problem), content, Number(cutShort)],
      ...[writerModel, ending.firstTextMs, ending.tookMs, ending.tokensIn, ending.tokensOut],
      ...[Number(ending.answersOthers), id],
    ) > 0
  );
}

/** Everything that is being written, as far as its rows tell. */
export const listWriting = (db: ReadableDb) => db.all<{ id: string; writerName: string }>(WRITING);

/** Ends one that was being written, and leaves what had come. */
export const stopWriting = (db: WritableDb, id: string, problem: Problem): void =>
  void db.run(STOP, JSON.stringify(problem), id);

/** Notes what became of one of this person's; false where there is none that has ended. */
export const storeVerdict = (db: WritableDb, ownerId: string, id: string, verdict: Verdict): boolean =>
  db.run(JUDGE, verdict, id, ownerId) > 0;

function promptsOf({ state, prompts, purpose, input, writerName, writerKind, written }: EnhancementRow): string[] {
  if (state === 'done') return JSON.parse(prompts) as string[];
  if (state === 'writing') return [];
  return readWhatCame({ purpose, text: input, writer: { name: writerName, kind: writerKind }, written });
}

/** The row as others see it. */
export const toEnhancement = (row: EnhancementRow): Enhancement => ({
  id: row.id,
  projectId: row.projectId,
  modelId: row.modelId,
  purpose: row.purpose,
  text: row.input,
  instruction: row.instruction,
  seed: row.seed,
  content: row.content,
  writer: { id: row.writerId, name: row.writerName, kind: row.writerKind, model: row.writerModel },
  template: { id: row.templateId, name: row.templateName, version: row.templateVersion },
  state: row.state,
  written: row.written,
  prompts: promptsOf(row),
  problem: row.problem === null ? null : (JSON.parse(row.problem) as Problem),
  cached: row.cached === 1,
  cutShort: row.cutShort === 1,
  firstTextMs: row.firstTextMs,
  tookMs: row.tookMs,
  tokensIn: row.tokensIn,
  tokensOut: row.tokensOut,
  verdict: row.verdict,
  createdAt: new Date(row.createdAt).toISOString(),
});
