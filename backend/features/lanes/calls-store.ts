import type { Lane } from '../../contract/workers.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Ref } from '../../providers/provider.ts';
import { type CallState, type CallStep, sqlCallStep } from './call-state.ts';

/** A call to a cloud as its row holds it; times in ms, lists as JSON text. */
export type CallRow = {
  readonly attemptId: string;
  readonly taskId: string;
  readonly workerId: string;
  readonly lane: Lane;
  /** What runs there, as the studio calls it. */
  readonly modelId: string;
  readonly providerModel: string;
  readonly state: CallState;
  readonly sentHash: string | null;
  readonly sent: string | null;
  readonly unmapped: string;
  readonly providerId: string | null;
  readonly urls: string | null;
  readonly results: string | null;
  readonly workedMs: number | null;
  readonly costMicros: number | null;
  readonly preparedAt: number;
  readonly sentAt: number | null;
  readonly beganAt: number | null;
};
export type CallOutcome = 'succeeded' | 'failed' | 'cancelled' | 'absent' | 'given_up';

const CALL = `SELECT attempt_id AS attemptId, task_id AS taskId, worker_id AS workerId, lane, model_id AS modelId, provider_model AS providerModel,
  state, sent, sent_hash AS sentHash, unmapped, provider_id AS providerId, urls, results, worked_ms AS workedMs, cost_micros AS costMicros,
  prepared_at AS preparedAt, sent_at AS sentAt, began_at AS beganAt FROM provider_call`;
const INSERT = `INSERT INTO provider_call (attempt_id, task_id, worker_id, lane, model_id, provider_model, state, prepared_at)
  VALUES (?, ?, ?, ?, ?, ?, 'prepared', ?)`;
const update = (step: CallStep, more = '') => {
  const { set, where } = sqlCallStep(step);
  return `UPDATE provider_call SET ${set}${more} WHERE attempt_id = ? AND ${where}`;
};
const MOVE = { resend: update('resend'), lose: update('lose'), hold: update('hold') };
const SEND = update('send', ', sent = ?, sent_hash = ?, unmapped = ?, sent_at = ?');
const ACCEPT = update('accept', ', provider_id = ?, urls = ?, accepted_at = ?');
const FETCH = update('fetch', ', results = ?, worked_ms = ?, cost_micros = ?, logs = ?');
const END = update('end', ', outcome = ?, fault = ?, ended_at = ?');

export const insertCall = (
  db: WritableDb,
  call: Pick<CallRow, 'attemptId' | 'taskId' | 'workerId' | 'lane' | 'modelId' | 'providerModel' | 'preparedAt'>,
) => {
  const { attemptId, taskId, workerId, lane, modelId, providerModel, preparedAt } = call;
  db.run(INSERT, attemptId, taskId, workerId, lane, modelId, providerModel, preparedAt);
};

export const findCall = (db: ReadableDb, attemptId: string): CallRow | undefined =>
  db.get<CallRow>(`${CALL} WHERE attempt_id = (SELECT ?)`, attemptId);

/** The call that a cloud names so. */
export const findCallByRun = (db: ReadableDb, lane: Lane, providerId: string): CallRow | undefined =>
  db.get<CallRow>(`${CALL} WHERE lane = ? AND provider_id = ?`, lane, providerId);

/** The call of a task that has not ended. */
export const findOpenCall = (db: ReadableDb, taskId: string): CallRow | undefined =>
  db.get<CallRow>(`${CALL} WHERE task_id = (SELECT ?) AND state <> 'ended'`, taskId);

/** All calls that have not ended, oldest first. */
export const listOpenCalls = (db: ReadableDb): CallRow[] =>
  db.all<CallRow>(`${CALL} WHERE state <> 'ended' ORDER BY attempt_id`);

/** Calls that waited for a person whose task was cancelled meanwhile. */
export const listAbandoned = (db: ReadableDb): CallRow[] =>
  db.all<CallRow>(
    `${CALL} WHERE state = 'held' AND task_id IN (SELECT id FROM task WHERE status = 'cancelled') ORDER BY attempt_id`,
  );

/** How many runs a lane has under way; what waits for a person is none. */
export const countUnderWay = (db: ReadableDb, workerId: string): number =>
  db.get<{ n: number }>(
    "SELECT count(*) AS n FROM provider_call WHERE state <> 'ended' AND state <> 'held' AND worker_id = ?",
    workerId,
  )?.n ?? 0;

/** Whether one of the tries that count for a task has failed on this lane: there it is tried once. */
export const hasFailedOn = (db: ReadableDb, taskId: string, workerId: string): boolean =>
  db.get(
    `SELECT 1 FROM (SELECT id FROM attempt WHERE task_id = (SELECT ?) ORDER BY id DESC LIMIT (SELECT attempts FROM task WHERE id = (SELECT ?))) a
      JOIN provider_call c ON c.attempt_id = a.id WHERE c.worker_id = ? AND c.outcome = 'failed'`,
    taskId,
    taskId,
    workerId,
  ) !== undefined;

/** Which of these runs belong to calls that are known. */
export const listKnownRuns = (db: ReadableDb, lane: Lane, ids: readonly string[]): Set<string> =>
  new Set(
    db
      .all<{ id: string }>(
        'SELECT provider_id AS id FROM provider_call WHERE lane = ? AND provider_id IN (SELECT value FROM json_each(?))',
        lane,
        JSON.stringify(ids),
      )
      .map(({ id }) => id),
  );

/** What is about to be sent; false where that is no longer to be. */
export const markSending = (
  db: WritableDb,
  attemptId: string,
  { sent, sentHash, unmapped, at }: { sent: string; sentHash: string; unmapped: string; at: number },
): boolean => db.run(SEND, sent, sentHash, unmapped, at, attemptId) === 1;

export const moveCall = (db: WritableDb, attemptId: string, step: keyof typeof MOVE): boolean =>
  db.run(MOVE[step], attemptId) === 1;

/** The cloud has named it. */
export const markAccepted = (db: WritableDb, attemptId: string, { id, urls }: Ref, at: number): boolean =>
  db.run(ACCEPT, id, JSON.stringify(urls), at, attemptId) === 1;

/** Its outputs are here. */
export const markFetched = (
  db: WritableDb,
  attemptId: string,
  made: { results: readonly string[]; workedMs: number | null; costMicros: number | null; logs: string },
): boolean => db.run(FETCH, JSON.stringify(made.results), made.workedMs, made.costMicros, made.logs, attemptId) === 1;

/** The cloud was first seen to work on it. */
export const markBegan = (db: WritableDb, attemptId: string, at: number) =>
  db.run('UPDATE provider_call SET began_at = coalesce(began_at, ?) WHERE attempt_id = ?', at, attemptId);

/** Ends a call for good; false where it had ended. */
export const markEnded = (
  db: WritableDb,
  attemptId: string,
  outcome: CallOutcome,
  fault: boolean,
  at: number,
): boolean => db.run(END, outcome, fault ? 1 : 0, at, attemptId) === 1;

/** What is known of a run: what the cloud calls it and where to ask. A call that has none is a bug. */
export function refOfCall({ attemptId, providerId, urls }: CallRow): Ref {
  if (providerId === null) throw new Error(`The call of attempt ${attemptId} has no run yet.`);
  return { id: providerId, urls: JSON.parse(urls ?? '{}') as Ref['urls'] };
}
