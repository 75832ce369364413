import type { Charge, ChargeFilter, Reason } from '../../contract/spending.ts';
import type { Lane } from '../../contract/workers.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Period } from './period-of.ts';

/** Which charges: those of a period, by what the filter names; `onlyPerson` where somebody may see no other's. */
export type ChargeScope = {
  readonly period: Period;
  readonly filter: Omit<ChargeFilter, 'period'>;
  readonly onlyPerson: string | null;
};

type Row = {
  attemptId: string;
  taskId: string;
  batchId: string | null;
  prompt: string | null;
  lane: Lane;
  modelId: string;
  modelName: string | null;
  insteadId: string | null;
  insteadName: string | null;
  projectId: string;
  projectName: string | null;
  personId: string;
  personName: string | null;
  reason: string;
  heldMicros: number;
  placedAt: number;
  ownWaitMs: number | null;
  end: 'settlement' | 'release' | null;
  costMicros: number;
  source: Charge['source'];
  why: string | null;
  endedAt: number | null;
};

const SPENT = 'coalesce((SELECT sum(e.spent_micros) FROM ledger_entry e WHERE e.attempt_id = h.attempt_id), 0)';
const LAST = (column: string) =>
  `(SELECT e.${column} FROM ledger_entry e WHERE e.attempt_id = h.attempt_id AND e.kind <> 'hold' ORDER BY e.at DESC, e.kind LIMIT 1)`;
const NAME_OF = (column: string) => `(SELECT m.card ->> '$.name' FROM model m WHERE m.id = h.${column})`;
const ROWS = `SELECT h.attempt_id AS attemptId, h.task_id AS taskId, t.batch_id AS batchId, b.prompt, h.lane, h.model_id AS modelId,
  ${NAME_OF('model_id')} AS modelName, h.stood_in_for AS insteadId, ${NAME_OF('stood_in_for')} AS insteadName,
  h.project_id AS projectId, p.name AS projectName, h.person_id AS personId, o.name AS personName, h.reason, h.amount_micros AS heldMicros,
  h.placed_at AS placedAt, h.own_wait_ms AS ownWaitMs, x.kind AS end, ${SPENT} AS costMicros, ${LAST('source')} AS source, ${LAST('why')} AS why, x.at AS endedAt
  FROM hold h LEFT JOIN ledger_entry x ON x.business_key = 'end:' || h.attempt_id
  LEFT JOIN task t ON t.id = h.task_id LEFT JOIN batch b ON b.id = t.batch_id
  LEFT JOIN project p ON p.id = h.project_id LEFT JOIN person o ON o.id = h.person_id`;

/** Each filter is a condition that holds where it is left out. */
const WHERE = `h.placed_at >= ? AND h.placed_at < ? AND (? IS NULL OR h.person_id = ?) AND (? IS NULL OR h.lane = ?)
  AND (? IS NULL OR h.project_id = ?) AND (? IS NULL OR h.person_id = ?) AND (? IS NULL OR h.model_id = ?)
  AND (? IS NULL OR ? = CASE (SELECT x.kind FROM ledger_entry x WHERE x.business_key = 'end:' || h.attempt_id)
    WHEN 'settlement' THEN 'settled' WHEN 'release' THEN 'released' ELSE 'held' END)`;

function bindsOf({ period, filter, onlyPerson }: ChargeScope): (string | number | null)[] {
  const { lane = null, projectId = null, personId = null, modelId = null, state = null } = filter;
  const twice = [onlyPerson, lane, projectId, personId, modelId, state].flatMap(value => [value, value]);
  return [period.from, period.to, ...twice];
}

const iso = (at: number) => new Date(at).toISOString();
function toCharge(row: Row): Charge {
  const { attemptId, taskId, batchId, lane, heldMicros, costMicros, end, source, why, placedAt, endedAt } = row;
  const named = (id: string, name: string | null) => ({ id, name: name ?? id });
  return {
    attemptId,
    taskId,
    batchId,
    prompt: row.prompt ?? '',
    lane,
    model: named(row.modelId, row.modelName),
    insteadOf: row.insteadId === null ? null : named(row.insteadId, row.insteadName),
    project: named(row.projectId, row.projectName),
    person: named(row.personId, row.personName),
    reason: JSON.parse(row.reason) as Reason,
    ownWaitMs: row.ownWaitMs,
    state: end === null ? 'held' : end === 'settlement' ? 'settled' : 'released',
    heldMicros,
    costMicros: end === null ? null : costMicros,
    differenceMicros: end === null ? null : costMicros - heldMicros,
    source,
    why,
    placedAt: iso(placedAt),
    endedAt: endedAt === null ? null : iso(endedAt),
  };
}

/** Up to `limit` charges older than the one named, newest first. */
export const findCharges = (db: ReadableDb, scope: ChargeScope, before: string | null, limit: number): Charge[] =>
  db
    .all<Row>(
      `${ROWS} WHERE ${WHERE} AND (? IS NULL OR h.attempt_id < ?) ORDER BY h.attempt_id DESC LIMIT ?`,
      ...bindsOf(scope),
      before,
      before,
      limit,
    )
    .map(toCharge);

const SHARES = {
  place: { id: 'h.lane', name: 'h.lane' },
  model: { id: 'h.model_id', name: NAME_OF('model_id') },
  project: { id: 'h.project_id', name: '(SELECT p.name FROM project p WHERE p.id = h.project_id)' },
  person: { id: 'h.person_id', name: '(SELECT o.name FROM person o WHERE o.id = h.person_id)' },
} as const;

/** What the money of a period is divided by. */
export type ShareBy = keyof typeof SHARES;

/** What each place, model, project or person came to: what was spent, and what is set aside still; the dearest first. */
export function sumShares(db: ReadableDb, by: ShareBy, { from, to }: Period, onlyPerson: string | null) {
  const { id, name } = SHARES[by];
  return db.all<{ id: string; name: string; micros: number; tasks: number }>(
    `SELECT ${id} AS id, coalesce(${name}, ${id}) AS name, sum(e.spent_micros + e.held_micros) AS micros, count(DISTINCT h.task_id) AS tasks
    FROM hold h JOIN ledger_entry e ON e.attempt_id = h.attempt_id
    WHERE h.placed_at >= ? AND h.placed_at < ? AND (? IS NULL OR h.person_id = ?) GROUP BY ${id} ORDER BY micros DESC, id LIMIT 50`,
    from,
    to,
    onlyPerson,
    onlyPerson,
  );
}

/** What going to a cloud came to by the reason for it, where that was not a person's own pick, and the mean wait that was foretold of it; the dearest first. */
export function sumFallback(db: ReadableDb, { from, to }: Period, onlyPerson: string | null) {
  return db
    .all<{ lane: Lane; reason: string; tasks: number; micros: number; ownWaitMs: number | null }>(
      `SELECT h.lane, h.reason, count(DISTINCT h.task_id) AS tasks, sum(e.spent_micros + e.held_micros) AS micros,
        CAST(round(avg(h.own_wait_ms) FILTER (WHERE e.kind = 'hold')) AS INTEGER) AS ownWaitMs
      FROM hold h JOIN ledger_entry e ON e.attempt_id = h.attempt_id
      WHERE h.placed_at >= ? AND h.placed_at < ? AND h.reason ->> '$.because' <> 'picked' AND (? IS NULL OR h.person_id = ?)
      GROUP BY h.lane, h.reason ORDER BY micros DESC LIMIT 20`,
      from,
      to,
      onlyPerson,
      onlyPerson,
    )
    .map(({ reason, ...rest }) => ({ ...rest, reason: JSON.parse(reason) as Reason }));
}

/** How long own machines that have a rate ran in a period, with that rate; attempts that are running are not counted yet. */
export const sumRunning = (db: ReadableDb, { from, to }: Period) =>
  db.all<{ id: string; name: string; watts: number; microsPerKwh: number; runMs: number }>(
    `SELECT w.id, w.name, r.watts, r.micros_per_kwh AS microsPerKwh, coalesce(sum(min(a.ended_at, ?) - max(a.started_at, ?)), 0) AS runMs
    FROM electricity r JOIN worker w ON w.id = r.worker_id
    LEFT JOIN attempt a ON a.worker_id = w.id AND a.ended_at > ? AND a.started_at < ? GROUP BY w.id ORDER BY w.id`,
    to,
    from,
    from,
    to,
  );
