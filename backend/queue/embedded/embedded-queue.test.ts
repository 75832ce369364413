import { describe, expect, it } from 'vitest';
import { openMemoryDatabase } from '../../db/open-database.fake.ts';
import { describeQueue } from '../conformance.fake.ts';
import { CLAIM_MANY_MODELS, CLAIM_ONE_MODEL } from './claim-statement.ts';
import { createEmbeddedQueue } from './embedded-queue.ts';

describeQueue('embedded', () => {
  const clock = { now: 1_000_000 };
  const database = openMemoryDatabase();
  return { database, clock, queue: createEmbeddedQueue(database, () => clock.now) };
});

describe('the claim statements', () => {
  const planOf = (sql: string) =>
    openMemoryDatabase()
      .read.all<{ detail: string }>(
        `EXPLAIN QUERY PLAN ${sql}`,
        'attempt',
        'claimer',
        1,
        sql === CLAIM_ONE_MODEL ? 'a' : '["a","b"]',
      )
      .map(row => row.detail);

  it('look the next task of one model up in the index of ready tasks', () => {
    expect(planOf(CLAIM_ONE_MODEL)).toContain('SEARCH queue_entry USING COVERING INDEX queue_ready (model_id=?)');
    expect(planOf(CLAIM_ONE_MODEL).join()).not.toMatch(/SCAN (?!CONSTANT)|TEMP B-TREE/);
  });

  it('do so once for each of several models, and never read the queue through', () => {
    const plan = planOf(CLAIM_MANY_MODELS);
    expect(plan).toContain('SEARCH queue_entry USING COVERING INDEX queue_ready (model_id=?)');
    expect(plan.filter(step => /^SCAN (?!CONSTANT)/.test(step))).toEqual(['SCAN m VIRTUAL TABLE INDEX 1:']);
  });
});
