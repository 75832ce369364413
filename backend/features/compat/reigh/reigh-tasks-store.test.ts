import { describe, expect, it } from 'vitest';
import { openMemoryDatabase } from '../../../db/open-database.fake.ts';
import { COUNT_READY } from './reigh-leases-store.ts';
import { FINDS } from './reigh-tasks-store.ts';

describe('finding Reigh tasks', () => {
  it.each(Object.entries(FINDS))('%s reads no table from end to end', (_, sql) => {
    const { read } = openMemoryDatabase();
    const binds = (sql.match(/\?/g) ?? []).map(() => 'x');
    const plan = read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...binds).map(({ detail }) => detail);
    expect(plan.filter(line => /^SCAN (t|b|l|d)\b/.test(line))).toEqual([]);
    if (sql !== FINDS.newest) expect(plan.filter(line => /^SCAN (?!CONSTANT)|TEMP B-TREE/.test(line))).toEqual([]);
  });

  it('counts what waits by the index of ready tasks', () => {
    const { read } = openMemoryDatabase();
    const plan = read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${COUNT_READY}`, '[]', 'o', 9).map(row => row.detail);
    expect(plan).toContain('SEARCH q USING COVERING INDEX queue_ready (line=?)');
    expect(plan).toContain('SEARCH t USING PRIMARY KEY (id=?)');
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
