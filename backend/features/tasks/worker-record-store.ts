import type { ContentLevel } from '../../contract/content.ts';
import type { Problem } from '../../contract/problem.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { EndedAttempt } from '../workers/index.ts';
import type { AttemptState } from './attempt-state.ts';

type Row = Omit<EndedAttempt, 'succeeded' | 'fault' | 'problem'> & {
  state: AttemptState;
  fault: number;
  problem: string | null;
};

const ENDED = `SELECT a.task_id AS taskId, t.model_id AS modelId, a.state, a.fault, a.problem, a.started_at AS startedAt, a.ended_at AS endedAt
  FROM attempt a JOIN task t ON t.id = a.task_id
  WHERE a.worker_id = (SELECT ?) AND a.ended_at IS NOT NULL ORDER BY a.id DESC LIMIT ?`;

/** A worker's newest ended attempts, newest first. */
export const listEnded = (db: ReadableDb, workerId: string, limit: number): EndedAttempt[] =>
  db.all<Row>(ENDED, workerId, limit).map(({ state, fault, problem, ...row }) => ({
    ...row,
    succeeded: state === 'accepted' || state === 'late',
    fault: fault === 1,
    problem: problem === null ? null : (JSON.parse(problem) as Problem),
  }));

/** What an attempt runs: its task, batch and model, what that is fit for, and since when (ms). */
export const findRunning = (db: ReadableDb, attemptId: string) =>
  db.get<{ taskId: string; batchId: string; modelId: string; content: ContentLevel; startedAt: number }>(
    `SELECT a.task_id AS taskId, t.batch_id AS batchId, t.model_id AS modelId,
      coalesce(t.own ->> '$.content', b.content) AS content, a.started_at AS startedAt
      FROM attempt a JOIN task t ON t.id = a.task_id JOIN batch b ON b.id = t.batch_id WHERE a.id = (SELECT ?)`,
    attemptId,
  );
