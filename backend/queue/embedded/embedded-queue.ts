import { Refusal } from '../../contract/problem.ts';
import type { WritableDb } from '../../db/handles.ts';
import { makeId } from '../../db/make-id.ts';
import type { Database } from '../../db/open-database.ts';
import type { Claimed, ClaimRequest, Depths, Queue, Ready } from '../port.ts';
import { LEASE, READY_OF, READY as READY_TASKS } from './claim-statement.ts';
import { createReadyHeads } from './ready-heads.ts';
import { createTurns } from './turns.ts';
import { createWaitingClaims } from './waiting-claims.ts';

const READY = 0;
const LEASED = 1;
const DELAYED = 2;

const INSERT = 'INSERT INTO queue_entry (task_id, line, priority, turn, state, due_at) VALUES (?, ?, ?, ?, ?, ?)';
const EXTEND = 'UPDATE queue_entry SET due_at = ? WHERE task_id = ? AND attempt_id = ? AND state = 1';
const HOLDER = 'SELECT attempt_id AS attemptId FROM queue_entry WHERE task_id = ?';
const DELETE = 'DELETE FROM queue_entry WHERE task_id = ?';
const DELETE_HELD = 'DELETE FROM queue_entry WHERE task_id = ? AND attempt_id = ?';
const REQUEUE = `UPDATE queue_entry SET state = ?, due_at = ?, attempt_id = NULL, claimer_id = NULL
  WHERE task_id = ? AND attempt_id = ? AND state = 1 RETURNING line`;
const PROMOTE = 'UPDATE queue_entry SET state = 0, due_at = NULL WHERE state = 2 AND due_at <= ? RETURNING line';
const NEXT_DUE = 'SELECT min(due_at) AS due FROM queue_entry WHERE state = ?';
const EXPIRED =
  'SELECT task_id AS taskId, attempt_id AS attemptId FROM queue_entry WHERE state = 1 AND due_at <= ? ORDER BY due_at LIMIT ?';
const HELD = 'SELECT task_id AS taskId, attempt_id AS attemptId FROM queue_entry WHERE state = 1 AND claimer_id = ?';
const PRIORITIZE = 'UPDATE queue_entry SET priority = ? WHERE task_id = ? AND state <> 1 RETURNING line';
const ENTRY = 'SELECT task_id AS taskId, line, priority, turn FROM queue_entry WHERE task_id = ? AND state = 0';
const ABOVE = 'SELECT count(*) AS n FROM queue_entry WHERE state = 0 AND line = (SELECT ?) AND priority > ?';
const BEFORE =
  'SELECT count(*) AS n FROM queue_entry WHERE state = 0 AND line = (SELECT ?) AND priority = ? AND (turn, task_id) < (?, ?)';
const RENEW = 'UPDATE queue_entry SET due_at = ? WHERE state = 1 AND due_at NOT BETWEEN ? AND ?';
/** No lease is longer; one that seems to be was given by a clock that was wrong. */
const LEASE_MOST_MS = 3_600_000;
const MOVE = 'UPDATE queue_entry SET due_at = due_at + ? WHERE state = 1 OR (state = 2 AND ? < 0)';
const DEPTHS = 'SELECT state, count(*) AS n FROM queue_entry GROUP BY state';

/** The queue as a table in the studio's own database, in the same transaction as the task. */
export function createEmbeddedQueue(database: Database, now: () => number): Queue {
  const waiting = createWaitingClaims();
  const heads = createReadyHeads();
  const turns = createTurns();
  let fresh = new Set<string>();
  let paused = false;

  const serveFresh = (db: WritableDb) => {
    const lines = fresh;
    fresh = new Set();
    if (!paused) waiting.serve(db, lines);
  };
  const announce = (db: WritableDb, line: string) => {
    fresh.add(line);
    db.beforeCommit(serveFresh);
  };

  /** What came back may stand anywhere in its line. */
  const putBack = (db: WritableDb, line: string) => {
    heads.forget(line);
    announce(db, line);
  };

  const findBest = (db: WritableDb, { lines, prefer, ownerId }: ClaimRequest): Ready | null => {
    if (ownerId === undefined) return heads.best(db, lines, prefer);
    const firsts = lines.flatMap(line => db.all<Ready>(READY_OF, line, ownerId, 1));
    return firsts.reduce<Ready | null>((best, ready) => (best && prefer(best, ready) <= 0 ? best : ready), null);
  };

  const tryClaim = (db: WritableDb, request: ClaimRequest): Claimed | null => {
    const { claimerId, leaseMs, ownerId, isServed } = request;
    if (paused || isServed?.(db) === false) return null;
    const attemptId = makeId();
    const leaseExpiresAt = now() + leaseMs;
    for (let best = findBest(db, request); best; best = findBest(db, request)) {
      if (db.run(LEASE, attemptId, claimerId, leaseExpiresAt, best.taskId) === 1) {
        // Another person's task may stand at the head.
        if (ownerId === undefined) heads.took(best.line);
        else heads.forget(best.line);
        turns.served(best.turn);
        return { ...best, attemptId, leaseExpiresAt };
      }
      heads.forget(best.line);
    }
    return null;
  };

  return {
    enqueue: (db, { taskId, line, ownerId, priority, notBefore }) => {
      const delayed = notBefore !== null && notBefore > now();
      const turn = turns.next(db, ownerId);
      db.insertSoon(INSERT, [taskId, line, priority, turn, delayed ? DELAYED : READY, delayed ? notBefore : null]);
      if (delayed) return;
      heads.added(db, { taskId, line, priority, turn });
      announce(db, line);
    },

    claim: <T>(
      request: ClaimRequest,
      { waitMs, signal }: { waitMs: number; signal?: AbortSignal },
      take: (db: WritableDb, claimed: Claimed) => T,
    ) => {
      const { promise, resolve, reject } = Promise.withResolvers<T | null>();
      const attempt = (db: WritableDb): { taken: T } | null => {
        const claimed = tryClaim(db, request);
        return claimed && { taken: take(db, claimed) };
      };
      let holds = false;
      let leave: (() => void) | null = null;
      const wait = () => {
        const stop = () => {
          leave?.();
          resolve(null);
        };
        const timer = setTimeout(stop, waitMs);
        signal?.addEventListener('abort', stop);
        const forget = waiting.add({
          lines: new Set(request.lines),
          serve: db => {
            const got = holds ? null : attempt(db);
            if (!got) return;
            db.afterCommit(() => {
              leave?.();
              resolve(got.taken);
            });
          },
        });
        return () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', stop);
          forget();
        };
      };
      // It waits from within the transaction, so that no task can come in between; and since a transaction may run twice, what counts is its last word.
      const claimOrWait = (db: WritableDb) => {
        const got = signal?.aborted ? null : attempt(db);
        holds = got !== null;
        if (!got && waitMs > 0 && !signal?.aborted) leave ??= wait();
        return got;
      };
      database.write(claimOrWait).then(
        got => {
          if (got) {
            leave?.();
            resolve(got.taken);
          } else if (!leave) resolve(null);
        },
        error => {
          leave?.();
          reject(error);
        },
      );
      return promise;
    },

    take: (db, taskId, claimerId, leaseMs) => {
      const entry = paused ? undefined : db.get<Ready>(ENTRY, taskId);
      if (!entry) return null;
      const attemptId = makeId();
      const leaseExpiresAt = now() + leaseMs;
      if (db.run(LEASE, attemptId, claimerId, leaseExpiresAt, taskId) !== 1) return null;
      heads.forget(entry.line);
      turns.served(entry.turn);
      return { ...entry, attemptId, leaseExpiresAt };
    },

    extend: (attemptId, taskId, leaseMs) =>
      database.write(db => {
        const until = now() + leaseMs;
        return db.run(EXTEND, until, taskId, attemptId) === 1 ? until : null;
      }),

    settle: (db, taskId, by = null) => {
      if (by !== null && db.run(DELETE_HELD, taskId, by) === 1) return { attemptId: by };
      const entry = db.get<{ attemptId: string | null }>(HOLDER, taskId);
      if (entry) db.run(DELETE, taskId);
      return entry ?? null;
    },

    requeue: (db, taskId, attemptId, notBefore) => {
      const delayed = notBefore !== null && notBefore > now();
      const row = db.get<{ line: string }>(
        REQUEUE,
        delayed ? DELAYED : READY,
        delayed ? notBefore : null,
        taskId,
        attemptId,
      );
      if (row && !delayed) putBack(db, row.line);
      return row !== undefined;
    },

    prioritize: (db, taskId, priority) => {
      const row = db.get<{ line: string }>(PRIORITIZE, priority, taskId);
      if (row) heads.forget(row.line);
      return row !== undefined;
    },
    expired: (db, limit) => db.all(EXPIRED, now(), limit),
    waiting: (db, lines, limit) => lines.flatMap(line => db.all<Ready>(READY_TASKS, line, limit)),
    ahead: (db, taskId) => {
      const entry = db.get<Ready>(ENTRY, taskId);
      if (!entry) return null;
      const { line, priority, turn } = entry;
      const of = (sql: string, ...binds: (string | number)[]) => db.get<{ n: number }>(sql, line, ...binds)?.n ?? 0;
      return of(ABOVE, priority) + of(BEFORE, priority, turn, taskId);
    },
    heldBy: (db, claimerId) => db.all(HELD, claimerId),

    promoteDue: db => {
      for (const { line } of db.all<{ line: string }>(PROMOTE, now())) putBack(db, line);
      const dues = [DELAYED, LEASED].map(
        state => db.get<{ due: number | null }>(NEXT_DUE, state)?.due ?? Number.POSITIVE_INFINITY,
      );
      const next = Math.min(...dues);
      return Number.isFinite(next) ? next : null;
    },

    renewLeases: (db, leaseMs) => {
      const until = now() + leaseMs;
      db.run(RENEW, until, until, now() + LEASE_MOST_MS);
    },
    moveClock: (db, byMs) => void db.run(MOVE, byMs, byMs),

    pause: value => {
      paused = value;
      if (!paused) {
        const wake = database.write(db => {
          for (const { line } of db.all<{ line: string }>('SELECT DISTINCT line FROM queue_entry WHERE state = 0'))
            announce(db, line);
        });
        wake.catch((error: unknown) => {
          // Who could not be woken, since the disk is full, asks again when its wait is over.
          if (!(error instanceof Refusal)) throw error;
        });
      }
    },

    depths: () => {
      const rows = database.read.all<{ state: number; n: number }>(DEPTHS);
      const of = (state: number) => rows.find(row => row.state === state)?.n ?? 0;
      return { ready: of(READY), leased: of(LEASED), delayed: of(DELAYED) } satisfies Depths;
    },
  };
}
