import { describe, expect, it } from 'vitest';
import { openMemoryDatabase } from '../../../db/open-database.fake.ts';
import { FINDS } from './reigh-tasks-store.ts';

describe('finding Reigh tasks', () => {
  it.each(Object.entries(FINDS))('%s reads no table from end to end', (_, sql) => {
    const { read } = openMemoryDatabase();
    const binds = (sql.match(/\?/g) ?? []).map(() => 'x');
    const plan = read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...binds).map(({ detail }) => detail);
    expect(plan.filter(line => /^SCAN (t|b|l|d)\b/.test(line))).toEqual([]);
    if (sql !== FINDS.newest) expect(plan.filter(line => /^SCAN (?!CONSTANT)|TEMP B-TREE/.test(line))).toEqual([]);
  });

  it('goes by the indexes of families', () => {
    const { read } = openMemoryDatabase();
    const planOf = (sql: string) =>
      read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, 'x', 'y').map(({ detail }) => detail)[0];
    expect(planOf(FINDS.byRun)).toMatch(/INDEX reigh_task_run/);
    expect(planOf(FINDS.byOrchestrator)).toMatch(/INDEX reigh_task_orchestrator/);
    expect(planOf(FINDS.byId)).toMatch(/PRIMARY KEY/);
  });
});
