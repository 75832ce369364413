import { describe, expect, it } from 'vitest';
import type { Reason } from '../../contract/spending.ts';
import type { Owner } from '../../plugins/caller.ts';
import { toOwner } from '../../plugins/caller.ts';
import { value } from '../../studio.fake.ts';
import { csvDollars, csvField } from './export-charges.ts';
import { holdMoney, type MoneyNeeded, releaseHold, settleHold } from './index.ts';
import { fluxCard, openLaneStudio } from './lane-studio.fake.ts';
import { listCharges, scopeOf } from './list-charges.ts';
import { readSummary } from './read-summary.ts';

const AWAY: Reason = { because: 'away', machines: ['Studio PC'] };

async function openBooks() {
  const bench = await openLaneStudio();
  const { api, write, parts, projectId, ask, attempt } = bench;
  await value(
    api.changeLimits({ body: { taskMicros: null, dayMicros: 5_000_000, monthMicros: null, timeZone: 'UTC' } }),
  );
  const { person } = await value(api.readSession({}));
  const spend = async (more: Partial<MoneyNeeded>, cost: number | 'released' | null) => {
    const attemptId = attempt();
    const needed: MoneyNeeded = {
      attemptId,
      taskId: attempt(),
      projectId,
      personId: person.id,
      lane: 'fal',
      modelId: fluxCard.id,
      amountMicros: 50_000,
      reason: AWAY,
      ...more,
    };
    await write(db => holdMoney(parts, db, needed));
    if (cost === 'released') await write(db => releaseHold(parts, db, attemptId, 'It was cancelled.'));
    else if (cost !== null) await write(db => settleHold(parts, db, attemptId, cost, 'provider'));
    return attemptId;
  };
  const csv = async (query = 'period=all') => {
    const { app, desktopToken } = bench.studio;
    const headers = { host: 'studio.local', authorization: `Bearer ${desktopToken}` };
    return app.inject({ method: 'GET', url: `/api/spending/charges.csv?${query}`, headers });
  };
  const summary = () => value(api.readSummary({ querystring: {} }));
  return { ...bench, person, spend, csv, summary, ask };
}

describe('the summary', () => {
  it('tells what is spent and set aside, by place, model, project and person', async () => {
    const { spend, summary, person, projectId } = await openBooks();
    await spend({}, 31_000);
    await spend({}, null);
    await spend({}, 'released');
    const told = await summary();
    expect(told.today).toMatchObject({ limitMicros: 5_000_000, spentMicros: 31_000, heldMicros: 50_000 });
    expect(told.by).toEqual({
      place: [{ id: 'fal', name: 'FAL', micros: 81_000, tasks: 3 }],
      model: [{ id: fluxCard.id, name: 'Flux there', micros: 81_000, tasks: 3 }],
      project: [{ id: projectId, name: 'First project', micros: 81_000, tasks: 3 }],
      person: [{ id: person.id, name: person.name, micros: 81_000, tasks: 3 }],
    });
  });

  it('tells the mean wait that was foretold of fallback, of those tries where one was', async () => {
    const { spend, summary } = await openBooks();
    const reason: Reason = { because: 'busy', machines: ['Studio PC'] };
    await spend({ reason, ownWaitMs: 60_000 }, 10_000);
    await spend({ reason, ownWaitMs: 120_000 }, 'released');
    await spend({ reason }, 10_000);
    expect((await summary()).fallback).toEqual([{ lane: 'fal', reason, tasks: 3, micros: 20_000, ownWaitMs: 90_000 }]);
  });

  it('tells what fallback cost by its reason, and leaves out what a person picked', async () => {
    const { spend, summary } = await openBooks();
    for (const cost of [10_000, 21_000]) await spend({}, cost);
    await spend({ reason: { because: 'picked', machines: [] } }, 7_000);
    expect((await summary()).fallback).toEqual([
      { lane: 'fal', reason: AWAY, tasks: 2, micros: 31_000, ownWaitMs: null },
    ]);
  });

  it('counts the tries of one task as one task', async () => {
    const { spend, summary, attempt } = await openBooks();
    const taskId = attempt();
    await spend({ taskId }, 1);
    await spend({ taskId }, 2);
    expect((await summary()).by.place).toEqual([{ id: 'fal', name: 'FAL', micros: 3, tasks: 1 }]);
  });

  it('leaves out what came before its period', async () => {
    const { spend, summary, clock, api } = await openBooks();
    await spend({}, 1);
    clock.now += 40 * 86_400_000;
    await spend({}, 2);
    expect((await summary()).by.place[0]?.micros).toBe(2);
    expect((await value(api.readSummary({ querystring: { period: 'all' } }))).by.place[0]?.micros).toBe(3);
  });

  it('shows a creator only their own charges, but how the caps stand for all', async () => {
    const { spend, database, clock, attempt } = await openBooks();
    const other = attempt();
    await spend({}, 10);
    await spend({ personId: other }, 20);
    const creator: Owner = toOwner(other, 'creator');
    const told = readSummary(database.read, creator, 'month', clock.now);
    expect(told.by.person.map(({ id }) => id)).toEqual([other]);
    expect(told.today.spentMicros).toBe(30);
    const scope = scopeOf(database.read, creator, { period: 'all' }, clock.now);
    expect(listCharges(database.read, scope, null, 9).charges.map(({ costMicros }) => costMicros)).toEqual([20]);
  });

  it('tells what own machines used by the rate that was set for them', async () => {
    const { api, write, clock, quote, ask } = await openBooks();
    const { workers } = await value(api.listWorkers({}));
    const own = workers.find(({ lane }) => lane === null)?.id ?? '';
    await value(
      api.setElectricity({ params: { id: own }, body: { electricity: { watts: 500, microsPerKwh: 300_000 } } }),
    );
    const taskId = await ask('previz-sketch');
    await write(db =>
      db.run(
        "INSERT INTO attempt (id, task_id, number, worker_id, state, started_at, ended_at) VALUES ('a', ?, 1, ?, 'accepted', ?, ?)",
        taskId,
        own,
        clock.now - 3_600_000,
        clock.now,
      ),
    );
    const { electricity } = await value(api.readSummary({ querystring: { period: 'all' } }));
    expect(electricity).toEqual([{ id: own, name: 'Built-in', micros: 150_000, runMs: 3_600_000 }]);
    expect((await quote('previz-sketch')).places.find(({ worker }) => worker.id === own)?.priceMicros).toBeNull();
  });
});

describe('the list of charges', () => {
  it('tells each hold, its settlement and the difference, newest first, a page at a time', async () => {
    const { spend, api } = await openBooks();
    await spend({ stoodInFor: 'previz-sketch' }, 31_000);
    await spend({}, null);
    await spend({}, 'released');
    const page = await value(api.listCharges({ querystring: { limit: 2 } }));
    expect(page.charges).toMatchObject([
      { state: 'released', costMicros: 0, differenceMicros: -50_000, why: 'It was cancelled.', source: null },
      { state: 'held', heldMicros: 50_000, costMicros: null, differenceMicros: null, endedAt: null },
    ]);
    const rest = await value(api.listCharges({ querystring: { limit: 2, cursor: page.nextCursor ?? '' } }));
    expect(rest).toMatchObject({
      charges: [{ state: 'settled', costMicros: 31_000, differenceMicros: -19_000, source: 'provider' }],
      nextCursor: null,
    });
    expect(rest.charges[0]?.insteadOf).toMatchObject({ id: 'previz-sketch' });
  });

  it('is narrowed down by state and cloud', async () => {
    const { spend, api } = await openBooks();
    await spend({}, 1);
    await spend({ lane: 'replicate' }, null);
    const list = async (querystring: object) =>
      (await value(api.listCharges({ querystring }))).charges.map(({ lane, state }) => `${lane} ${state}`);
    expect(await list({ state: 'held' })).toEqual(['replicate held']);
    expect(await list({ lane: 'fal' })).toEqual(['fal settled']);
    expect(await list({ lane: 'fal', state: 'held' })).toEqual([]);
  });

  it('is found by the index of the time at which money was set aside', async () => {
    const { database } = await openBooks();
    const plan = database.read.all<{ detail: string }>(
      'EXPLAIN QUERY PLAN SELECT sum(e.spent_micros) FROM hold h JOIN ledger_entry e ON e.attempt_id = h.attempt_id WHERE h.placed_at >= (SELECT ?) AND h.placed_at < (SELECT ?)',
      0,
      1,
    );
    const details = plan.map(({ detail }) => detail).join('; ');
    expect(details).toContain('SEARCH h USING COVERING INDEX hold_placed');
    expect(details).toContain('SEARCH e USING COVERING INDEX ledger_attempt');
  });
});

describe('the CSV', () => {
  it('has a line for each charge, in dollars with six digits, and says that it is a file', async () => {
    const { spend, csv } = await openBooks();
    await spend({}, 31_000);
    const reply = await csv();
    expect(reply.headers['content-disposition']).toBe('attachment; filename="dailies-spending.csv"');
    const [head, line, end] = reply.body.split('\r\n');
    expect(head?.split(',').slice(9, 12)).toEqual(['set aside (USD)', 'cost (USD)', 'difference (USD)']);
    expect(line).toContain(',FAL,Flux there,,First project,');
    expect(line).toContain(',"away: Studio PC",0.050000,0.031000,-0.019000,provider,'.replaceAll('"', ''));
    expect(end).toBe('');
  });

  it('holds years of charges, more than one reading of them', async () => {
    const { write, parts, person, projectId, attempt, csv } = await openBooks();
    await write(db => {
      for (let n = 0; n < 1_203; n++)
        holdMoney(parts, db, {
          ...{ attemptId: attempt(), taskId: attempt(), projectId, personId: person.id, lane: 'fal', modelId: 'm' },
          amountMicros: n,
          reason: AWAY,
        });
    });
    const lines = (await csv()).body.split('\r\n').slice(1, -1);
    expect(new Set(lines.map(line => line.split(',').at(-2))).size).toBe(1_203);
  });

  it.each([
    ['plain words', 'plain words'],
    ['a, b', '"a, b"'],
    ['she said "go"', '"she said ""go"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['  =HYPERLINK("x")', `"'  =HYPERLINK(""x"")"`],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-5 degrees', "'-5 degrees"],
    ['\t=1', "'\t=1"],
    ['a=b', 'a=b'],
  ])('writes %j so that no spreadsheet misreads or runs it', (text, field) => {
    expect(csvField(text)).toBe(field);
  });

  it('writes money exactly, also below zero and above what a float could', () => {
    expect([csvDollars(1), csvDollars(-19_000), csvDollars(1_234_567_890_123), csvDollars(null)]).toEqual([
      '0.000001',
      '-0.019000',
      '1234567.890123',
      '',
    ]);
  });
});
