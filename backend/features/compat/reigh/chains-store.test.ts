import { describe, expect, it } from 'vitest';
import { openMemoryDatabase } from '../../../db/open-database.fake.ts';
import { CHAIN_FINDS } from './chains-store.ts';

describe('finding chains', () => {
  it.each([
    ['link', /PRIMARY KEY/],
    ['children', /INDEX reigh_task_orchestrator/],
    ['ofRun', /INDEX reigh_task_run/],
    ['lastIndex', /INDEX task_batch/],
  ] as const)('%s goes by an index and reads no table from end to end', (name, index) => {
    const { read } = openMemoryDatabase();
    const sql = CHAIN_FINDS[name];
    const binds = (sql.match(/\?/g) ?? []).map(() => 'x');
    const plan = read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...binds).map(({ detail }) => detail);
    expect(plan[0]).toMatch(index);
    expect(plan.filter(line => /^SCAN (?!CONSTANT)/.test(line))).toEqual([]);
  });
});
