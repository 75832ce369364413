import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { withRows } from '../backend/db/gather-rows.ts';
import type { Bind, WritableDb } from '../backend/db/handles.ts';
import { claimTask, createTask, finishTask } from '../backend/features/tasks/index.ts';
import { openStore } from './support/open-store.ts';

const SHA256 = 'a'.repeat(64);
/** Once a batch, or once a person and start. */
const READ_ONCE = /FROM (model|project|setting)\b|SELECT (q\.)?turn /;

/** Every statement that the life of one task runs, with the binds it ran with first. */
async function followOneTask() {
  const store = await openStore(['a', 'b']);
  onTestFinished(() => store.close());
  const { database, tasks, owner, projectId, workerId } = store;
  await database.write(db =>
    db.run(
      "INSERT INTO media (sha256, type, bytes, width, height, created_at) VALUES (?, 'image/png', 1, 1, 1, 0)",
      SHA256,
    ),
  );
  const handle = database.read as WritableDb;
  const spies = (['run', 'get', 'all', 'insert'] as const).map(name => vi.spyOn(handle, name));
  const soon = vi.spyOn(handle, 'insertSoon');
  await createTask(
    tasks,
    owner,
    {
      projectId,
      modelId: 'a',
      parameters: { prompt: 'fog' },
      priority: 0,
      basedOn: null,
      onlyWorker: null,
      after: [],
      wording: null,
    },
    null,
  );
  const claimed = await claimTask(tasks, { workerId, models: ['a', 'b'], loadedModel: 'a' }, { waitMs: 0 });
  await finishTask(tasks, workerId, claimed?.attemptId ?? '', {
    results: [{ sha256: SHA256, seed: 1 }],
    runtime: 'bench',
    versions: {},
    unmapped: [],
    tookMs: 1,
  });
  const calls = new Map<string, readonly Bind[]>([
    ...spies.flatMap(spy => spy.mock.calls.map(([sql, ...binds]) => [sql, binds] as const)),
    ...soon.mock.calls.flatMap(([sql, row]) => [[sql, row] as const, [withRows(sql, 2), [...row, ...row]] as const]),
  ]);
  for (const spy of [...spies, soon]) spy.mockRestore();
  return { database, statements: [...calls].filter(([sql]) => !READ_ONCE.test(sql)) };
}

describe('the statements that every task runs', () => {
  it('build no table of their own at each run, as RETURNING and a longer IN do', async () => {
    const { database, statements } = await followOneTask();
    expect(statements.length).toBeGreaterThan(10);
    const builders = statements.filter(([sql, binds]) =>
      database.read
        .all<{ opcode: string }>(`EXPLAIN ${sql}`, ...binds)
        .some(({ opcode }) => /^Open(Ephemeral|Autoindex)$|^SorterOpen$/.test(opcode)),
    );
    expect(builders.map(([sql]) => sql)).toEqual([]);
  });

  it('read no table through', async () => {
    const { database, statements } = await followOneTask();
    const plans = statements.flatMap(([sql, binds]) =>
      database.read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...binds).map(({ detail }) => detail),
    );
    expect(plans.filter(step => /^SCAN (?!CONSTANT|\d+-ROW VALUES)|TEMP B-TREE/.test(step))).toEqual([]);
  });
});
