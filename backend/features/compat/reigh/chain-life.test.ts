import { uuidv7 } from 'uuidv7';
import { describe, expect, it, vi } from 'vitest';
import { makeFolder, value } from '../../../studio.fake.ts';
import { openChains } from './chain-bench.fake.ts';
import { paint } from './reigh-bench.fake.ts';

describe('a chain that goes well', () => {
  it('is one batch: its orchestrator first, then its parts in their places, each with words of its own', async () => {
    const { begin, addSegment, make, readBatchOf, tellEnqueued } = await openChains();
    const chain = await begin(2, { base_prompts_expanded: ['a street', 'a square'] });
    const second = await addSegment(chain, 1, { base_prompt: 'a square', seed_to_use: 5 });
    const first = await addSegment(chain, 0, { base_prompt: 'a street' });
    await tellEnqueued(chain.id);
    await make();
    await make();
    const batch = await readBatchOf(chain.id);
    expect(batch).toMatchObject({ kind: 'video', modelName: 'Travel orchestrator', prompt: 'a street\na square' });
    expect(batch.tasks.map(({ id, index, kind, seed }) => [id, index, kind, seed])).toEqual([
      [chain.id, 0, 'chain', null],
      [first, 1, 'video', null],
      [second, 2, 'video', 5],
    ]);
    expect(batch.tasks.map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    expect(batch.takes.find(({ taskId }) => taskId === second)).toMatchObject({
      prompt: 'a square',
      modelId: 'wan2gp.travel_segment',
    });
    expect(batch.takes).toHaveLength(2);
  });

  it('waits for the stitch that its params announce, and takes its output for its own', async () => {
    const { begin, addSegment, create, make, statusesOf, outputOf } = await openChains();
    const chain = await begin(1, { use_svi: true });
    const segment = await addSegment(chain, 0);
    await make();
    expect(await statusesOf(chain.id)).toEqual(['running', 'succeeded']);
    const params = { orchestrator_task_id_ref: chain.id, orchestrator_run_id: chain.runId };
    const stitch = await create('travel_stitch', params, { dependant_on: segment });
    expect(await make()).toBe(stitch);
    expect(await statusesOf(chain.id)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    expect(await outputOf(chain.id)).toBe(await outputOf(stitch));
    expect(await outputOf(chain.id)).toContain(stitch);
  });

  it('is found by its run where its parts do not name it', async () => {
    const { begin, create, make, statusesOf } = await openChains();
    const chain = await begin(1);
    await create('travel_segment', { orchestrator_run_id: chain.runId, segment_index: 0 });
    await make();
    expect(await statusesOf(chain.id)).toEqual(['succeeded', 'succeeded']);
  });

  it('is complete once when its worker says so too, and what it hands in itself is a take of its own', async () => {
    const { begin, addSegment, make, readBatchOf, complete, call, outputOf } = await openChains();
    const chain = await begin(1);
    await addSegment(chain, 0);
    await make();
    const output = String(await outputOf(chain.id));
    const again = await call('complete_task', {
      task_id: chain.id,
      storage_path: output.split('/image_uploads/')[1],
    });
    expect([again.status, again.json().public_url]).toEqual([200, output]);
    expect((await readBatchOf(chain.id)).takes).toHaveLength(1);

    const other = await begin(2);
    await addSegment(other, 0);
    const [segment] = [await make()];
    const reference = String(await outputOf(segment)).split('/image_uploads/')[1];
    await call('complete_task', { task_id: other.id, storage_path: reference });
    expect((await readBatchOf(other.id)).takes).toHaveLength(1);

    const third = await begin(3);
    await complete(third.id, '#abcdef');
    expect((await readBatchOf(third.id)).takes).toMatchObject([{ kind: 'video', taskId: third.id }]);
  });
});

describe('a chain that does not', () => {
  it('fails as a part fails, and so does what was still to come: each says which it was', async () => {
    const { begin, addSegment, claim, say, statusesOf, readBatchOf } = await openChains();
    const chain = await begin(3);
    for (const index of [0, 1, 2]) await addSegment(chain, index);
    const [first, second] = [await claim(), await claim('gpu-2')];
    await say(second?.task_id ?? '', 'Failed', { output_location: 'ValueError: the guide is empty' });
    expect(await statusesOf(chain.id)).toEqual(['failed', 'failed', 'failed', 'failed']);
    const { tasks } = await readBatchOf(chain.id);
    for (const task of tasks.filter(({ id }) => id !== second?.task_id))
      expect(task.problem, `task ${task.index}`).toMatchObject({
        code: 'dependency_failed',
        taskId: second?.task_id,
        message: expect.stringMatching(/^Travel segment 2 failed\..*the guide is empty/),
      });
    expect(tasks.some(({ id }) => id === first?.task_id)).toBe(true);
  });

  it('takes what a part brings whose chain has failed meanwhile', async () => {
    const { begin, addSegment, claim, complete, say, statusesOf } = await openChains();
    const chain = await begin(2);
    for (const index of [0, 1]) await addSegment(chain, index);
    const [first, second] = [await claim(), await claim('gpu-2')];
    await say(first?.task_id ?? '', 'Failed', { output_location: 'ValueError: no' });
    expect((await complete(second?.task_id ?? '')).status).toBe(200);
    expect(await statusesOf(chain.id)).toEqual(['failed', 'failed', 'succeeded']);
  });

  it('is repaired by trying again the parts that failed', async () => {
    const { begin, addSegment, claim, make, say, statusesOf, api, tellEnqueued } = await openChains();
    const chain = await begin(2);
    const parts = [await addSegment(chain, 0), await addSegment(chain, 1)];
    await tellEnqueued(chain.id);
    await say((await claim())?.task_id ?? '', 'Failed', { output_location: 'ValueError: no' });
    for (const id of parts) await value(api.retryTask({ params: { id } }));
    await make();
    expect(await statusesOf(chain.id)).toEqual(['failed', 'succeeded', 'queued']);
    await make();
    expect(await statusesOf(chain.id)).toEqual(['succeeded', 'succeeded', 'succeeded']);
  });

  it('fails where fewer parts were made than were to be, once its worker says that it has made all', async () => {
    const { begin, addSegment, make, tellEnqueued, readTask, statusesOf } = await openChains();
    const chain = await begin(3);
    await addSegment(chain, 0);
    await addSegment(chain, 0);
    await make();
    await make();
    expect(await statusesOf(chain.id)).toEqual(['running', 'succeeded', 'succeeded']);
    await tellEnqueued(chain.id);
    expect(await readTask(chain.id)).toMatchObject({
      status: 'failed',
      problem: { code: 'runtime_failed', message: '1 of its 3 pieces were made.' },
    });
  });

  it('fails what comes after it has failed, and cancels what comes after it was cancelled', async () => {
    const { begin, addSegment, say, readTask, api } = await openChains();
    const failed = await begin(2);
    await say(failed.id, 'Failed', { output_location: 'ValueError: no' });
    expect(await readTask(await addSegment(failed, 0))).toMatchObject({
      status: 'failed',
      problem: { code: 'dependency_failed', taskId: failed.id, message: expect.stringContaining('ValueError: no') },
    });
    const cancelled = await begin(2);
    await value(api.cancelTask({ params: { id: cancelled.id } }));
    expect(await readTask(await addSegment(cancelled, 0))).toMatchObject({ status: 'cancelled' });
  });
});

describe('a chain that is cancelled', () => {
  it.each([
    ['its orchestrator', ({ id }: { id: string }) => id],
    ['one of its parts', (_: object, parts: string[]) => parts[1] ?? ''],
  ])('by %s stops as a whole', async (_, choose) => {
    const { begin, addSegment, make, statusesOf, api, claim } = await openChains();
    const chain = await begin(3);
    const parts = [await addSegment(chain, 0), await addSegment(chain, 1), await addSegment(chain, 2)];
    await make();
    await value(api.cancelTask({ params: { id: choose(chain, parts) } }));
    expect(await statusesOf(chain.id)).toEqual(['cancelled', 'succeeded', 'cancelled', 'cancelled']);
    expect(await claim()).toBeNull();
  });

  it('by its batch stops as a whole, and so it does at the word of a worker', async () => {
    const { begin, addSegment, readBatchOf, statusesOf, say, api } = await openChains();
    const chain = await begin(1);
    await addSegment(chain, 0);
    await value(api.cancelBatch({ params: { id: (await readBatchOf(chain.id)).id } }));
    expect(await statusesOf(chain.id)).toEqual(['cancelled', 'cancelled']);
    const other = await begin(1);
    const part = await addSegment(other, 0);
    expect((await say(part, 'Cancelled')).status).toBe(200);
    expect(await statusesOf(other.id)).toEqual(['cancelled', 'cancelled']);
  });

  it('does not mind that a duplicate of a part is deleted', async () => {
    const { begin, addSegment, make, statusesOf, knock, anon } = await openChains();
    const chain = await begin(1);
    const [kept, twin] = [await addSegment(chain, 0), await addSegment(chain, 0)];
    expect((await knock('DELETE', `/rest/v1/tasks?id=eq.${twin}`, anon)).status).toBeLessThan(300);
    expect(await make()).toBe(kept);
    expect((await statusesOf(chain.id)).toSorted()).toEqual(['cancelled', 'succeeded', 'succeeded']);
  });
});

describe('an orchestrator whose worker is gone', () => {
  it('goes on while what it made is at work, and is given back where it had not made all', async () => {
    const { begin, addSegment, make, beat, statusesOf, claim } = await openChains();
    const whole = await begin(1);
    await addSegment(whole, 0);
    await beat('gpu-1', { status_param: 'crashed' });
    expect(await statusesOf(whole.id)).toEqual(['running', 'queued']);
    await make('gpu-2');
    expect(await statusesOf(whole.id)).toEqual(['succeeded', 'succeeded']);

    const half = await begin(2);
    await addSegment(half, 0);
    await beat('gpu-1', { status_param: 'crashed' });
    expect(await statusesOf(half.id)).toEqual(['queued', 'queued']);
    expect(await claim('gpu-2')).not.toBeNull();
  });

  it('keeps its lease when that runs out, as long as it goes on', async () => {
    const { begin, addSegment, statusesOf, db } = await openChains();
    const [whole, half] = [await begin(1), await begin(2)];
    await addSegment(whole, 0);
    await addSegment(half, 0);
    const runOut = db.prepare('UPDATE queue_entry SET due_at = 1 WHERE task_id = ?');
    const due = db.prepare('SELECT due_at FROM queue_entry WHERE task_id = ?').pluck();
    for (const { id } of [whole, half]) runOut.run(id);
    await vi.waitFor(async () => expect(await statusesOf(half.id)).toEqual(['queued', 'queued']), 10_000);
    expect(await statusesOf(whole.id)).toEqual(['running', 'queued']);
    expect(due.get(whole.id)).toBeGreaterThan(Date.now());
  });

  it('is found again by a studio that was started anew, and ends with its parts', async () => {
    const folder = makeFolder();
    const before = await openChains(folder);
    const chain = await before.begin(2);
    for (const index of [0, 1]) await before.addSegment(chain, index);
    await before.make();
    await before.studio.close();
    const { secret } = before;
    const after = await openChains(folder);
    expect(await after.statusesOf(chain.id)).toEqual(['running', 'succeeded', 'queued']);
    const claimed = (await after.callAs(secret, 'claim-next-task', { worker_id: 'gpu-2' })).json();
    const file_data = (await paint('#fedcba')).toString('base64');
    const body = { task_id: claimed.task_id, file_data, filename: 'out.png' };
    expect((await after.callAs(secret, 'complete_task', body)).status).toBe(200);
    expect(await after.statusesOf(chain.id)).toEqual(['succeeded', 'succeeded', 'succeeded']);
  });
});

describe('another person’s chain', () => {
  it('is no parent, and tells nothing', async () => {
    const { plant, plantPerson, create, call, readBatchOf, claim, say, db } = await openChains();
    const runId = uuidv7();
    const foreign = plant({
      type: 'travel_orchestrator',
      kind: 'chain',
      params: { orchestrator_details: { run_id: runId } },
      ownerId: plantPerson(),
    });
    const params = { orchestrator_task_id_ref: foreign, orchestrator_run_id: runId, segment_index: 0 };
    const mine = await create('travel_segment', params);
    expect((await readBatchOf(mine)).tasks).toHaveLength(1);
    expect((await claim())?.task_id).toBe(mine);
    await say(mine, 'Failed', { output_location: 'ValueError: no' });
    expect(db.prepare('SELECT status FROM task WHERE id = ?').pluck().get(foreign)).toBe('queued');
    const asked = await call('get-orchestrator-children', { orchestrator_task_id: foreign });
    expect([asked.status, asked.json().errorCode]).toEqual([404, 'task_not_found']);
    for (const name of ['get-task-output', 'get-predecessor-output', 'calculate-task-cost'])
      expect((await call(name, { task_id: foreign })).status, name).toBe(404);
    expect((await call('get-completed-segments', { run_id: runId })).json()).toEqual([]);
  });
});

describe('what the parts of a chain ask for', () => {
  it('is what came before them, all that is finished, and all that there is', async () => {
    const { begin, addSegment, make, call, projectId } = await openChains();
    const chain = await begin(2);
    const first = await addSegment(chain, 0);
    const second = await addSegment(chain, 1, {}, { dependant_on: first });
    expect((await call('get-predecessor-output', { task_id: first })).json()).toBeNull();
    expect((await call('get-predecessor-output', { task_id: second })).json()).toMatchObject({
      predecessor_id: first,
      output_location: null,
      all_complete: false,
    });
    await make();
    const before = (await call('get-predecessor-output', { task_id: second })).json();
    expect(before).toMatchObject({
      status: 'Complete',
      output_location: expect.stringContaining(first),
      all_complete: true,
    });
    const run = { run_id: chain.runId, project_id: projectId };
    expect((await call('get-completed-segments', run)).json()).toEqual([
      { segment_index: 0, output_location: before.output_location },
    ]);
    expect((await call('get-completed-segments', { ...run, project_id: uuidv7() })).json()).toEqual([]);
    const children = (await call('get-orchestrator-children', { orchestrator_task_id: chain.id })).json();
    expect(children.tasks).toMatchObject([
      { id: first, task_type: 'travel_segment', status: 'Complete', params: { segment_index: 0, task_id: first } },
      { id: second, status: 'Queued', output_location: null },
    ]);
  });

  it('costs nothing, and says so', async () => {
    const { create, call } = await openChains();
    const task_id = await create('flux', { prompt: 'x' });
    expect((await call('calculate-task-cost', { task_id })).json()).toMatchObject({ success: true, skipped: true });
  });
});
