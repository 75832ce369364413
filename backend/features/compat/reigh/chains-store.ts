import type { TaskKind } from '../../../contract/models.ts';
import type { Problem } from '../../../contract/problem.ts';
import type { TaskStatus } from '../../../contract/tasks.ts';
import type { ReadableDb, WritableDb } from '../../../db/handles.ts';
import type { Orchestration } from './read-orchestration.ts';

/** A task as its chain needs to know it. */
export type Link = {
  readonly id: string;
  readonly batchId: string;
  readonly ownerId: string;
  readonly kind: TaskKind;
  readonly status: TaskStatus;
  readonly taskType: string;
  readonly orchestratorId: string | null;
  readonly childIndex: number | null;
  readonly isLast: number | null;
  /** Of an orchestrator: how many pieces are due, and whether a whole is. */
  readonly expected: number | null;
  readonly awaitsWhole: number | null;
  readonly outputPath: string | null;
  readonly outputText: string | null;
  readonly thumbnailPath: string | null;
  readonly problem: string | null;
};

const FIELDS = `t.id, t.batch_id AS batchId, t.owner_id AS ownerId, t.kind, t.status, r.task_type AS taskType, r.orchestrator_id AS orchestratorId,
  r.child_index AS childIndex, r.is_last AS isLast, r.expected, r.awaits_whole AS awaitsWhole, r.output_path AS outputPath,
  r.output_text AS outputText, r.thumbnail_path AS thumbnailPath, t.problem`;
const FROM = 'FROM reigh_task r CROSS JOIN task t ON t.id = r.task_id';
/** The statements of chains, for the test of their plans. */
export const CHAIN_FINDS = {
  link: `SELECT ${FIELDS} ${FROM} WHERE r.task_id = (SELECT ?)`,
  children: `SELECT ${FIELDS} ${FROM} WHERE r.orchestrator_id = (SELECT ?) AND t.owner_id = ? ORDER BY r.child_index, r.task_id`,
  ofRun: `SELECT ${FIELDS} ${FROM} WHERE r.run_id = (SELECT ?) AND t.owner_id = ? AND t.kind = 'chain' LIMIT 1`,
  lastIndex: 'SELECT max(ix) AS ix FROM task WHERE batch_id = (SELECT ?)',
} as const;

/** One task of a chain, or any other that Reigh's programs know. */
export const findLink = (db: ReadableDb, taskId: string): Link | undefined => db.get<Link>(CHAIN_FINDS.link, taskId);

/** What an orchestrator has made, in order; only tasks of its own person. */
export const listLinks = (db: ReadableDb, orchestrator: Pick<Link, 'id' | 'ownerId'>): Link[] =>
  db.all<Link>(CHAIN_FINDS.children, orchestrator.id, orchestrator.ownerId);

/** The orchestrator of a person's run. */
export const findOrchestratorOfRun = (db: ReadableDb, ownerId: string, runId: string): Link | undefined =>
  db.get<Link>(CHAIN_FINDS.ofRun, runId, ownerId);

/** The last place in a batch that is taken. */
export const findLastIndex = (db: ReadableDb, batchId: string): number =>
  db.get<{ ix: number | null }>(CHAIN_FINDS.lastIndex, batchId)?.ix ?? -1;

/** Notes what an orchestrator is going to make. */
export const saveOrchestration = (db: WritableDb, taskId: string, { expected, awaitsWhole }: Orchestration) =>
  db.run(
    'UPDATE reigh_task SET expected = ?, awaits_whole = ? WHERE task_id = ?',
    expected,
    awaitsWhole ? 1 : 0,
    taskId,
  );

/** Notes whose child a task is, and whether it is the last piece. */
export const saveParent = (db: WritableDb, taskId: string, orchestratorId: string, isLast: boolean) =>
  db.run(
    'UPDATE reigh_task SET orchestrator_id = ?, is_last = ? WHERE task_id = ?',
    orchestratorId,
    isLast ? 1 : 0,
    taskId,
  );

/** An orchestrator turns out to wait for one that puts its pieces together. */
export const expectWhole = (db: WritableDb, orchestratorId: string) =>
  db.run('UPDATE reigh_task SET awaits_whole = 1 WHERE task_id = ?', orchestratorId);

/** The task that a person's key has made. */
export const findKeyed = (db: ReadableDb, ownerId: string, key: string): string | undefined =>
  db.get<{ taskId: string }>(
    'SELECT task_id AS taskId FROM reigh_key WHERE owner_id = (SELECT ?) AND key = (SELECT ?)',
    ownerId,
    key,
  )?.taskId;

/** Remembers the task that a person's key has made; a key that is there already is refused by the database. */
export const insertKeyed = (db: WritableDb, ownerId: string, key: string, taskId: string) =>
  db.run('INSERT INTO reigh_key (owner_id, key, task_id) VALUES (?, ?, ?)', ownerId, key, taskId);

/** Whether any task, whoever's, has this id. */
export const isTaken = (db: ReadableDb, taskId: string): boolean =>
  db.get('SELECT 1 FROM task WHERE id = (SELECT ?)', taskId) !== undefined;

/** Why a task failed, if it did. */
export const problemOf = ({ problem }: Link): Problem | null =>
  problem === null ? null : (JSON.parse(problem) as Problem);
