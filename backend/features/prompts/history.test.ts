import { describe, expect, it } from 'vitest';
import { openMemoryDatabase } from '../../db/open-database.fake.ts';
import { codeOf, value } from '../../studio.fake.ts';
import { openBench } from '../tasks/task-bench.fake.ts';

async function openHistory() {
  const bench = await openBench();
  const list = (querystring: object = {}) => value(bench.api.listPrompts({ querystring }));
  const texts = async (querystring: object = {}) => (await list(querystring)).prompts.map(({ text }) => text);
  const make = async (prompt: string, colour: string) => {
    await bench.ask({ prompt });
    const attemptId = (await bench.claim())?.attemptId ?? '';
    const { generationIds } = await value(bench.deliver(attemptId, await bench.paint(colour)));
    return generationIds[0] ?? '';
  };
  return { ...bench, list, texts, make };
}

describe('the prompts that were used', () => {
  it('are there once each, as they were typed, the last used first', async () => {
    const { ask, list } = await openHistory();
    await ask({ prompt: 'a {red|blue} door', count: 4 });
    await ask({ prompt: 'fog' });
    await ask({ prompt: 'a {red|blue} door', count: 2 });
    await ask({ prompt: 'fog', negative: 'people' });
    const { prompts, total } = await list();
    expect(prompts.map(({ text, negative, uses }) => [text, negative, uses])).toEqual([
      ['fog', 'people', 1],
      ['a {red|blue} door', '', 2],
      ['fog', '', 1],
    ]);
    expect(total).toBe(3);
    expect(prompts[0]).toMatchObject({
      modelId: 'previz-sketch',
      content: 'general',
      starred: false,
      takes: 0,
      latest: [],
    });
  });

  it('are not written down where what was asked is refused', async () => {
    const { api, projectId, texts } = await openHistory();
    const parameters = { prompt: 'over __nowhere__' };
    expect(await codeOf(api.createTask({ body: { projectId, modelId: 'previz-sketch', parameters } }))).toBe(
      'invalid_request',
    );
    expect(await texts()).toEqual([]);
  });

  it('have the takes that they made, but for those in the trash', async () => {
    const { api, make, list } = await openHistory();
    const ids: string[] = [];
    for (const colour of ['#111111', '#222222', '#333333', '#444444', '#555555', '#666666'])
      ids.push(await make('fog', colour));
    await value(api.keepTakes({ body: { ids: [ids[5] ?? ''] } }));
    await value(api.discardTakes({ body: { ids: [ids[4] ?? ''] } }));
    const [fog] = (await list()).prompts;
    expect(fog).toMatchObject({ uses: 6, takes: 5 });
    expect(fog?.latest.map(({ id }) => id)).toEqual([ids[5], ids[3], ids[2], ids[1]]);
  });

  it('are found by beginnings of their words, by star and by project', async () => {
    const { ask, api, texts, list } = await openHistory();
    await ask({ prompt: 'Fog over a café' });
    await ask({ prompt: 'a lighthouse at dawn' });
    const { id } = await value(api.createProject({ body: { name: 'Noir' } }));
    await value(
      api.createTask({ body: { projectId: id, modelId: 'previz-sketch', parameters: { prompt: 'fog by night' } } }),
    );
    expect(await texts({ q: 'fo' })).toEqual(['fog by night', 'Fog over a café']);
    expect(await texts({ q: 'CAFE fog' })).toEqual(['Fog over a café']);
    expect(await texts({ q: '"*(' })).toEqual([]);
    expect(await texts({ projectId: id })).toEqual(['fog by night']);
    const [lighthouse] = (await list({ q: 'lighthouse' })).prompts;
    const star = { params: { id: lighthouse?.id ?? '' }, body: { starred: true } };
    expect(await value(api.starPrompt(star))).toMatchObject({ starred: true, text: 'a lighthouse at dawn' });
    expect(await texts({ starred: 'yes' })).toEqual(['a lighthouse at dawn']);
  });

  it('come in pages, each once', async () => {
    const { ask, list } = await openHistory();
    for (let n = 0; n < 7; n++) await ask({ prompt: `prompt ${n}` });
    const seen: string[] = [];
    for (let cursor: string | null = '', page = 0; cursor !== null && page < 9; page++) {
      const { prompts, nextCursor, total } = await list({ limit: 3, ...(cursor !== '' && { cursor }) });
      expect(total).toBe(7);
      seen.push(...prompts.map(({ text }) => text));
      cursor = nextCursor;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map(n => `prompt ${n}`));
    expect((await list({ cursor: 'nonsense' })).prompts).toEqual([]);
  });

  it('can be forgotten, which leaves their takes; used again they begin anew', async () => {
    const { api, ask, make, list, texts } = await openHistory();
    const generationId = await make('fog', '#abcdef');
    const id = (await list()).prompts[0]?.id ?? '';
    await value(api.forgetPrompt({ params: { id } }));
    expect([await texts(), await texts({ q: 'fog' })]).toEqual([[], []]);
    expect(await codeOf(api.forgetPrompt({ params: { id } }))).toBe('not_found');
    expect((await value(api.readGeneration({ params: { id: generationId } }))).generation.prompt).toBe('fog');
    await ask({ prompt: 'fog' });
    expect((await list()).prompts).toMatchObject([{ text: 'fog', uses: 1, takes: 0 }]);
  });
});

describe('the history’s statements', () => {
  /** Each `?` is bound to the same, since only the way is looked at. */
  const plan = (sql: string) =>
    openMemoryDatabase()
      .read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...(sql.match(/\?/g) ?? []).map(() => 1))
      .map(({ detail }) => detail);
  const page = (where: string) =>
    plan(
      `SELECT * FROM used_prompt WHERE ${where} AND (used_at, rowid) < (?, ?) ORDER BY used_at DESC, rowid DESC LIMIT 60`,
    );

  it('find a page by an index in its order, without sorting', () => {
    const plans = [page('owner_id = ?'), page('owner_id = ? AND project_id = ?'), page('owner_id = ? AND starred = 1')];
    expect(plans.flat().filter(step => /^SCAN|TEMP B-TREE/.test(step))).toEqual([]);
    expect(plans.map(([step]) => /INDEX (\w+)/.exec(step ?? '')?.[1])).toEqual([
      'used_prompt_recent',
      'used_prompt_project',
      'used_prompt_starred',
    ]);
  });

  it('find the latest takes of a prompt in their order, and no more of them than are shown', () => {
    const steps = plan(
      `SELECT g.number FROM batch b CROSS JOIN generation g ON g.batch_id = b.id WHERE b.used_prompt = ? AND g.trashed_at IS NULL
        AND (g.kept_at IS NOT NULL OR g.in_workspace = 1) ORDER BY b.id DESC, g.number DESC LIMIT 4`,
    );
    // Batches come in their order; only the takes of one batch are put in theirs.
    expect(steps.filter(step => /^SCAN|TEMP B-TREE FOR ORDER/.test(step))).toEqual([]);
    expect(steps.join()).toMatch(/batch_used_prompt.*generation_batch/);
  });
});
