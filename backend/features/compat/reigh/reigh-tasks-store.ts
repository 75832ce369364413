import type { Problem } from '../../../contract/problem.ts';
import type { TaskStatus } from '../../../contract/tasks.ts';
import type { ReadableDb, WritableDb } from '../../../db/handles.ts';
import type { Owner } from '../../../plugins/caller.ts';
import { type Family, familyOf, type Params } from './family-of.ts';

/** A task with what Reigh's programs know of it; times in ms. */
export type ReighTask = Family & {
  readonly id: string;
  readonly taskType: string;
  readonly params: Params;
  readonly projectId: string;
  readonly batchId: string;
  readonly modelId: string;
  readonly status: TaskStatus;
  readonly attempts: number;
  readonly problem: Problem | null;
  /** The ids of the tasks that it waits for or has waited for. */
  readonly dependencies: readonly string[];
  /** What the program that has it, or had it last, calls itself. */
  readonly workerName: string | null;
  readonly outputPath: string | null;
  readonly outputText: string | null;
  readonly thumbnailPath: string | null;
  /** Asked for here by a person, and put into Reigh's words. */
  readonly mapped: boolean;
  readonly generatingAt: number | null;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
};

type Row = Omit<ReighTask, 'params' | 'problem' | 'dependencies' | 'mapped'> & {
  mapped: number;
  params: string;
  problem: string | null;
  dependencies: string;
};

/** What a task is there, as it is first written down. */
export type NewReighTask = { readonly taskId: string; readonly taskType: string; readonly params: Params };

const FIELDS = `r.task_id AS id, r.task_type AS taskType, r.params, r.run_id AS runId, r.orchestrator_id AS orchestratorId,
  r.child_index AS childIndex, b.project_id AS projectId, t.batch_id AS batchId, t.model_id AS modelId, t.status, t.attempts, t.problem,
  (SELECT json_group_array(d.needs_id) FROM task_dependency d WHERE d.task_id = t.id) AS dependencies, l.name AS workerName,
  r.output_path AS outputPath, r.output_text AS outputText, r.thumbnail_path AS thumbnailPath, r.mapped, r.generating_at AS generatingAt,
  t.created_at AS createdAt, t.started_at AS startedAt, t.finished_at AS finishedAt`;
// CROSS JOIN: the planner begins with the rows that were asked for, whatever the tables have grown to.
const FROM = `FROM reigh_task r CROSS JOIN task t ON t.id = r.task_id CROSS JOIN batch b ON b.id = t.batch_id
  LEFT JOIN reigh_lease l ON l.worker_id = t.worker_id AND l.task_id = t.id`;
/** The statements that find tasks, for the test of their plans. */
export const FINDS = {
  byId: `SELECT ${FIELDS} ${FROM} WHERE r.task_id = (SELECT ?) AND t.owner_id = ?`,
  byOrchestrator: `SELECT ${FIELDS} ${FROM} WHERE r.orchestrator_id = (SELECT ?) AND t.owner_id = ? ORDER BY r.child_index, r.task_id`,
  byRun: `SELECT ${FIELDS} ${FROM} WHERE r.run_id = (SELECT ?) AND t.owner_id = ? ORDER BY r.child_index, r.task_id`,
  newest: `SELECT ${FIELDS} ${FROM} WHERE t.owner_id = (SELECT ?) ORDER BY r.task_id DESC LIMIT ?`,
} as const;

const INSERT = `INSERT INTO reigh_task (task_id, task_type, params, run_id, orchestrator_id, child_index) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (task_id) DO NOTHING`;
const MAP = `INSERT INTO reigh_task (task_id, task_type, params, mapped) VALUES (?, ?, ?, 1)
  ON CONFLICT (task_id) DO UPDATE SET params = excluded.params`;

const toTask = ({ params, problem, dependencies, mapped, ...row }: Row): ReighTask => ({
  ...row,
  mapped: mapped === 1,
  params: JSON.parse(params) as Params,
  problem: problem === null ? null : (JSON.parse(problem) as Problem),
  dependencies: JSON.parse(dependencies) as string[],
});

/** Writes down what a task is there; one that is known stays as it was. */
export const insertReighTask = (db: WritableDb, { taskId, taskType, params }: NewReighTask): boolean => {
  const { runId, orchestratorId, childIndex } = familyOf(params);
  return db.run(INSERT, taskId, taskType, JSON.stringify(params), runId, orchestratorId, childIndex) === 1;
};

/** Writes down what a task that was asked for here is to the worker that takes it now. */
export const saveMappedTask = (db: WritableDb, { taskId, taskType, params }: NewReighTask) =>
  db.run(MAP, taskId, taskType, JSON.stringify(params));

/** What a task is there, whosever it is: for the one it was just handed to. */
export const findWords = (db: ReadableDb, taskId: string) =>
  db.get<{ taskType: string; params: string; mapped: number }>(
    'SELECT task_type AS taskType, params, mapped FROM reigh_task WHERE task_id = (SELECT ?)',
    taskId,
  );

/** One task of this person's. */
export const findReighTask = (db: ReadableDb, owner: Owner, id: string): ReighTask | undefined => {
  const row = db.get<Row>(FINDS.byId, id, owner.personId);
  return row && toTask(row);
};

/** The children of an orchestrator, in their order. */
export const listChildren = (db: ReadableDb, owner: Owner, orchestratorId: string): ReighTask[] =>
  db.all<Row>(FINDS.byOrchestrator, orchestratorId, owner.personId).map(toTask);

/** All of one run, its orchestrator first. */
export const listRun = (db: ReadableDb, owner: Owner, runId: string): ReighTask[] =>
  db.all<Row>(FINDS.byRun, runId, owner.personId).map(toTask);

/** A person's newest tasks that Reigh's programs know. */
export const listNewest = (db: ReadableDb, owner: Owner, limit: number): ReighTask[] =>
  db.all<Row>(FINDS.newest, owner.personId, limit).map(toTask);

/** Reigh's programs no longer know that task; the task itself stays. */
export const forgetReighTask = (db: WritableDb, id: string) => db.run('DELETE FROM reigh_task WHERE task_id = ?', id);

/** Notes what came of a task; what is left out stays as it is. */
export const saveOutput = (
  db: WritableDb,
  id: string,
  output: { readonly path?: string | null; readonly text?: string | null; readonly thumbnailPath?: string | null },
) => {
  const { path, text, thumbnailPath } = output;
  if (path !== undefined) db.run('UPDATE reigh_task SET output_path = ? WHERE task_id = ?', path, id);
  if (text !== undefined) db.run('UPDATE reigh_task SET output_text = ? WHERE task_id = ?', text, id);
  if (thumbnailPath !== undefined)
    db.run('UPDATE reigh_task SET thumbnail_path = ? WHERE task_id = ?', thumbnailPath, id);
};

/** Its model is loaded, and from here on it generates; null: it has only been taken. */
export const markGenerating = (db: WritableDb, id: string, at: number | null) =>
  db.run('UPDATE reigh_task SET generating_at = ? WHERE task_id = ?', at, id);
