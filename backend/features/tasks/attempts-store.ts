import type { Problem } from '../../contract/problem.ts';
import type { TaskStatus } from '../../contract/tasks.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { type AttemptState, type AttemptStep, sqlAttemptStep } from './attempt-state.ts';
import type { OwnRow } from './tasks-store.ts';

/** An attempt as its row holds it. */
export type AttemptRow = {
  id: string;
  taskId: string;
  workerId: string;
  state: AttemptState;
  generationIds: string | null;
  startedAt: number;
};

/** An attempt that delivers, with what has become of its task. */
export type DeliveringRow = Pick<AttemptRow, 'id' | 'taskId' | 'workerId' | 'state' | 'generationIds'> &
  OwnRow & { workerName: string; taskStatus: TaskStatus };

const INSERT =
  "INSERT INTO attempt (id, task_id, number, worker_id, state, started_at) VALUES (?, ?, ?, ?, 'running', ?)";
const FIND = `SELECT id, task_id AS taskId, worker_id AS workerId, state, generation_ids AS generationIds, started_at AS startedAt
  FROM attempt WHERE id = (SELECT ?)`;
const FIND_DELIVERING = `SELECT a.id, a.task_id AS taskId, a.worker_id AS workerId, coalesce(w.name, 'a worker') AS workerName, a.state,
  a.generation_ids AS generationIds, t.batch_id AS batchId, t.kind, t.model_id AS modelId, t.own, t.status AS taskStatus
  FROM attempt a JOIN task t ON t.id = a.task_id LEFT JOIN worker w ON w.id = a.worker_id WHERE a.id = (SELECT ?)`;

type EndingStep = Exclude<AttemptStep, 'lose' | 'find'>;
const END = Object.fromEntries(
  (['accept', 'deliverLate', 'fail', 'expire', 'cancel'] as const).map(step => {
    const { set, where } = sqlAttemptStep(step);
    return [step, `UPDATE attempt SET ${set}, ended_at = ?, problem = ?, generation_ids = ? WHERE id = ? AND ${where}`];
  }),
) as Record<EndingStep, string>;

export const insertAttempt = (
  db: WritableDb,
  id: string,
  taskId: string,
  number: number,
  workerId: string,
  at: number,
) => db.insertSoon(INSERT, [id, taskId, number, workerId, at]);

export const findAttempt = (db: ReadableDb, id: string): AttemptRow | undefined => db.get<AttemptRow>(FIND, id);

export const findDelivering = (db: ReadableDb, id: string): DeliveringRow | undefined =>
  db.get<DeliveringRow>(FIND_DELIVERING, id);

const MOVE = Object.fromEntries(
  (['lose', 'find'] as const).map(step => {
    const { set, where } = sqlAttemptStep(step);
    return [step, `UPDATE attempt SET ${set} WHERE id = ? AND ${where}`];
  }),
) as Record<'lose' | 'find', string>;

/** Moves an attempt that has not ended; false where the machine forbids it. */
export const moveAttempt = (db: WritableDb, id: string, step: 'lose' | 'find'): boolean => db.run(MOVE[step], id) === 1;

/** Ends an attempt by one step of its machine; false where the machine forbids it. */
export const endAttempt = (
  db: WritableDb,
  id: string,
  step: EndingStep,
  at: number,
  { problem = null, generationIds = null }: { problem?: Problem | null; generationIds?: readonly string[] | null } = {},
): boolean =>
  db.run(END[step], at, problem && JSON.stringify(problem), generationIds && JSON.stringify(generationIds), id) === 1;

/** This attempt failed by the fault of its worker, whose id is returned. */
export const markFault = (db: WritableDb, id: string): string | undefined =>
  db.get<{ workerId: string }>('UPDATE attempt SET fault = 1 WHERE id = ? RETURNING worker_id AS workerId', id)
    ?.workerId;
