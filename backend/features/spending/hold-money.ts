import { sayMoney } from '../../contract/money.ts';
import { Refusal } from '../../contract/problem.ts';
import type { CapScope, Reason } from '../../contract/spending.ts';
import type { WritableDb } from '../../db/handles.ts';
import { type CapState, passesCap } from '../../dispatch/lane-opening.ts';
import { findHold, type HoldRow, insertEntry, insertHold } from './ledger-store.ts';
import { readCaps } from './read-caps.ts';
import type { SpendingParts } from './spending-parts.ts';

/** What a try is about to cost at most, and for whom. */
export type MoneyNeeded = Omit<HoldRow, 'placedAt' | 'stoodInFor' | 'ownWaitMs'> & {
  /** The model that was asked for, where this one stands in for it. */
  readonly stoodInFor?: string | null;
  /** How long it would wait for an own machine, where that can be foretold. */
  readonly ownWaitMs?: number | null;
  /** Why it goes to a cloud. */
  readonly reason: Reason;
};

const NAMES: Record<CapScope, string> = {
  task: 'one task',
  day: 'today',
  month: 'this month',
  project: 'this project',
  project_day: 'this project today',
};

function refuseBudget({ cap, limitMicros, spentMicros, heldMicros }: CapState, neededMicros: number): Refusal {
  const message = `The cap of ${sayMoney(limitMicros)} for ${NAMES[cap]} leaves too little: ${sayMoney(spentMicros)} is spent and ${sayMoney(heldMicros)} set aside, and this needs ${sayMoney(neededMicros)}.`;
  return new Refusal({
    code: 'budget_reached',
    message,
    cap,
    capMicros: limitMicros,
    spentMicros,
    heldMicros,
    neededMicros,
  });
}

/**
 * Sets money aside for one try before anything is sent: within the transaction of the claim, so that no two can pass a cap together.
 * The same attempt again changes nothing. Raises `budget_reached`.
 */
export function holdMoney({ events, now }: SpendingParts, db: WritableDb, needed: MoneyNeeded): void {
  const { reason, stoodInFor = null, ownWaitMs = null, ...rest } = needed;
  const { attemptId, taskId, projectId, amountMicros } = rest;
  if (!Number.isSafeInteger(amountMicros) || amountMicros < 0)
    throw new Error(`An amount of ${amountMicros} micro-dollars cannot be set aside.`);
  if (findHold(db, attemptId)) return;
  const placedAt = now();
  const passed = readCaps(db, taskId, projectId, placedAt).find(cap => passesCap(cap, amountMicros));
  if (passed) throw refuseBudget(passed, amountMicros);
  insertHold(db, { ...rest, stoodInFor, ownWaitMs, placedAt }, reason);
  insertEntry(db, {
    key: `hold:${attemptId}`,
    attemptId,
    kind: 'hold',
    heldMicros: amountMicros,
    spentMicros: 0,
    source: null,
    why: null,
    at: placedAt,
  });
  events.publish(db, 'studio', { type: 'spending.changed' });
}
