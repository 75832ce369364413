import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../contract/problem.ts';
import type { WritableDb } from '../../db/handles.ts';
import { openMemoryDatabase } from '../../db/open-database.fake.ts';
import { createEventBus } from '../../events/event-bus.ts';
import { createEventLog } from '../../events/event-log.ts';
import { saveCap } from './caps-store.ts';
import { holdMoney, listOpenHolds, type MoneyNeeded, releaseHold, settleHold } from './index.ts';
import { sumTask } from './ledger-store.ts';
import { readCaps } from './read-caps.ts';
import { changeLimits } from './read-limits.ts';

const CENT = 10_000;
const PROJECT = uuidv7();

async function openLedger() {
  const clock = { now: Date.parse('2026-06-10T12:00:00Z') };
  const database = openMemoryDatabase();
  const parts = { database, events: createEventLog(createEventBus(), () => clock.now), now: () => clock.now };
  const write = <T>(work: (db: WritableDb) => T) => database.write(work);
  await write(db => changeLimits(db, { taskMicros: null, dayMicros: null, monthMicros: null, timeZone: 'UTC' }));
  const needed = (given: Partial<MoneyNeeded> = {}): MoneyNeeded => ({
    attemptId: uuidv7(),
    taskId: uuidv7(),
    projectId: PROJECT,
    personId: uuidv7(),
    lane: 'fal',
    modelId: 'fal-flux',
    amountMicros: CENT,
    reason: { because: 'busy', machines: ['Studio PC'] },
    ...given,
  });
  const hold = async (given: Partial<MoneyNeeded> = {}) => {
    const asked = needed(given);
    await write(db => holdMoney(parts, db, asked));
    return asked;
  };
  const capsOf = (taskId: string | null = null) =>
    Object.fromEntries(readCaps(database.read, taskId, PROJECT, clock.now).map(({ cap, ...rest }) => [cap, rest]));
  return { ...parts, parts, clock, write, needed, hold, capsOf };
}

describe('setting money aside', () => {
  it('lets a hundred tasks at once come up to a cap to the last micro-dollar and never past it', async () => {
    const { write, needed, parts, capsOf } = await openLedger();
    await write(db => changeLimits(db, { dayMicros: 37 * 13_333 }));
    const tries = await Promise.allSettled(
      Array.from({ length: 100 }, () => write(db => holdMoney(parts, db, needed({ amountMicros: 13_333 })))),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(37);
    expect(capsOf().day).toMatchObject({ heldMicros: 37 * 13_333, spentMicros: 0 });
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Refusal);
  });

  it.each([
    ['task', (db: WritableDb) => changeLimits(db, { taskMicros: 2 * CENT })],
    ['day', (db: WritableDb) => changeLimits(db, { dayMicros: 2 * CENT })],
    ['month', (db: WritableDb) => changeLimits(db, { monthMicros: 2 * CENT })],
    ['project', (db: WritableDb) => saveCap(db, 'project', PROJECT, 2 * CENT)],
    ['project_day', (db: WritableDb) => saveCap(db, 'project_day', PROJECT, 2 * CENT)],
  ] as const)('is refused by the cap on a %s, with what is spent, held and needed', async (cap, set) => {
    const { write, hold, parts } = await openLedger();
    await write(db => void set(db));
    const { attemptId, taskId } = await hold({ amountMicros: CENT });
    await write(db => settleHold(parts, db, attemptId, CENT / 2, 'provider'));
    await hold({ taskId });
    const refused = await hold({ taskId }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect((refused as Refusal).problem).toMatchObject({
      code: 'budget_reached',
      cap,
      capMicros: 2 * CENT,
      spentMicros: CENT / 2,
      heldMicros: CENT,
      neededMicros: CENT,
    });
  });

  it('is done once for an attempt, however often it is asked for', async () => {
    const { write, hold, parts, capsOf } = await openLedger();
    await write(db => changeLimits(db, { dayMicros: CENT }));
    const asked = await hold();
    await write(db => holdMoney(parts, db, asked));
    expect(capsOf().day).toMatchObject({ heldMicros: CENT });
  });

  it('is undone with the transaction that it was part of', async () => {
    const { write, needed, parts, database } = await openLedger();
    const failed = write(db => {
      holdMoney(parts, db, needed());
      throw new Error('the claim came to nothing');
    });
    await expect(failed).rejects.toThrow();
    expect(listOpenHolds(database.read)).toEqual([]);
  });

  it('counts in the day of the studio’s own clocks in which it was placed, and frees the cap with the next one', async () => {
    const { write, hold, clock, capsOf } = await openLedger();
    await write(db => changeLimits(db, { dayMicros: CENT, monthMicros: 2 * CENT, timeZone: 'Asia/Tokyo' }));
    clock.now = Date.parse('2026-06-10T14:59:59.999Z');
    await hold();
    await expect(hold()).rejects.toThrow(/for today/);
    expect(capsOf().day?.until).toBe(clock.now + 1);
    clock.now += 1;
    await hold();
    clock.now += 24 * 3_600_000;
    await expect(hold()).rejects.toThrow(/for this month/);
    clock.now = Date.parse('2026-06-30T15:00:00Z');
    await hold();
  });

  it('refuses an amount that is no whole number of micro-dollars', async () => {
    const { hold } = await openLedger();
    await expect(hold({ amountMicros: 0.5 })).rejects.toThrow(/cannot be set aside/);
    await expect(hold({ amountMicros: -1 })).rejects.toThrow(/cannot be set aside/);
  });
});

describe('ending a hold', () => {
  it('pays what it cost and frees the rest, once', async () => {
    const { write, hold, parts, database } = await openLedger();
    const { attemptId, taskId } = await hold({ amountMicros: 5 * CENT });
    for (const _ of [1, 2]) await write(db => settleHold(parts, db, attemptId, 3 * CENT, 'provider'));
    expect(sumTask(database.read, taskId)).toEqual({ spentMicros: 3 * CENT, heldMicros: 0 });
    expect(listOpenHolds(database.read)).toEqual([]);
  });

  it('frees all of it, once, and whoever pays or frees first is believed', async () => {
    const { write, hold, parts, database } = await openLedger();
    const { attemptId, taskId } = await hold();
    await write(db => releaseHold(parts, db, attemptId, 'The provider refused it.'));
    await write(db => releaseHold(parts, db, attemptId, 'Again.'));
    await write(db => settleHold(parts, db, attemptId, CENT, 'price book'));
    expect(sumTask(database.read, taskId)).toEqual({ spentMicros: 0, heldMicros: 0 });
  });

  it('never charges beyond the hold by our own price book, but writes down what a provider says it took', async () => {
    const { write, hold, parts, database } = await openLedger();
    const ours = await hold();
    const theirs = await hold();
    await write(db => settleHold(parts, db, ours.attemptId, 9 * CENT, 'price book'));
    await write(db => settleHold(parts, db, theirs.attemptId, 9 * CENT, 'provider'));
    expect(sumTask(database.read, ours.taskId).spentMicros).toBe(CENT);
    expect(sumTask(database.read, theirs.taskId).spentMicros).toBe(9 * CENT);
  });

  it('is corrected by a provider’s figure that comes later, as often as that changes', async () => {
    const { write, hold, parts, database } = await openLedger();
    const { attemptId, taskId } = await hold({ amountMicros: 5 * CENT });
    await write(db => releaseHold(parts, db, attemptId, 'It was cancelled.'));
    for (const cost of [2, 3, 3, 2, 3]) {
      await write(db => settleHold(parts, db, attemptId, cost * CENT, 'provider'));
      expect(sumTask(database.read, taskId)).toEqual({ spentMicros: cost * CENT, heldMicros: 0 });
    }
  });

  it('of an attempt that set nothing aside is a bug, and loud', async () => {
    const { write, parts } = await openLedger();
    await expect(write(db => releaseHold(parts, db, uuidv7(), 'x'))).rejects.toThrow(/never placed/);
  });
});

describe('what was written of money', () => {
  it.each([
    'UPDATE hold SET amount_micros = 0',
    'DELETE FROM hold',
    'UPDATE ledger_entry SET spent_micros = 0',
    'DELETE FROM ledger_entry',
    'INSERT OR REPLACE INTO hold SELECT * FROM hold',
    "INSERT OR REPLACE INTO ledger_entry SELECT * FROM ledger_entry WHERE kind = 'settlement'",
  ])('cannot be changed by %s', async sql => {
    const { write, hold, parts, database } = await openLedger();
    const { attemptId, taskId } = await hold();
    await write(db => settleHold(parts, db, attemptId, CENT, 'provider'));
    await expect(write(db => db.run(sql))).rejects.toThrow();
    expect(sumTask(database.read, taskId)).toEqual({ spentMicros: CENT, heldMicros: 0 });
  });
});
