import { describe, expect, it } from 'vitest';
import { value } from '../../../studio.fake.ts';
import { openReigh } from './reigh-bench.fake.ts';

async function openClaimed() {
  const bench = await openReigh();
  const batch = await bench.ask();
  const claimed = await bench.claim();
  const taskId = claimed?.task_id ?? '';
  const set = (status: string, more: object = {}) =>
    bench.call('update-task-status', { task_id: taskId, status, ...more });
  const task = async () => (await bench.read(batch.id)).tasks[0];
  return { ...bench, batch, taskId, set, task };
}

describe('a worker that says how its task stands', () => {
  it('goes on, as often as it says so, with what it reports of it', async () => {
    const { set, rest, taskId } = await openClaimed();
    for (const more of [{}, { output_location: 'Successfully enqueued 3' }, { reset_generation_started_at: true }]) {
      const reply = await set('In Progress', more);
      expect([reply.status, reply.json()]).toEqual([
        200,
        { success: true, task_id: taskId, status: 'In Progress', message: 'Task is in progress' },
      ]);
    }
    expect((await rest(`id=eq.${taskId}&select=status,output_location`)).json()).toEqual([
      { status: 'In Progress', output_location: 'Successfully enqueued 3' },
    ]);
  });

  it('counts the time from when its model was loaded', async () => {
    let now = 1_800_000_000_000;
    const { ask, claim, call, complete, read, api } = await openReigh({ tempo: { now: () => now } });
    const batch = await ask();
    const taskId = (await claim())?.task_id ?? '';
    now += 40_000;
    await call('update-task-status', { task_id: taskId, status: 'In Progress', reset_generation_started_at: true });
    now += 3_000;
    expect((await complete(taskId)).status).toBe(200);
    const id = (await read(batch.id)).takes[0]?.id ?? '';
    const { variants } = await value(api.readGeneration({ params: { id } }));
    expect(variants[0]?.recipe).toMatchObject({ tookMs: 3_000, runtime: 'wan2gp', unmapped: [], worker: 'GPU box' });
  });

  it('fails it for good with its own words, wherever it puts them; saying it again changes nothing', async () => {
    const { set, task } = await openClaimed();
    const reply = await set('Failed', { output_location: 'Task: prompt is required' });
    expect(reply.json()).toMatchObject({ success: true, status: 'Failed' });
    expect(await task()).toMatchObject({
      status: 'failed',
      problem: { code: 'runtime_failed', message: 'Wan2GP: Task: prompt is required' },
    });
    expect((await set('Failed', { error_details: 'Upload failed' })).status).toBe(200);
    expect((await task())?.problem?.message).toContain('prompt is required');
  });

  it('that fails by its machine has it tried again, and is set aside when that lasts', async () => {
    const { set, task, ask, claim, call, api, workerId } = await openClaimed();
    expect((await set('Failed', { output_location: 'CUDA out of memory' })).json()).toMatchObject({ status: 'Queued' });
    expect((await set('Failed', { output_location: 'CUDA out of memory' })).json()).toMatchObject({ status: 'Queued' });
    expect(await task()).toMatchObject({ status: 'queued', attempts: 1 });
    for (let n = 0; n < 12; n++) {
      await ask();
      const next = await claim();
      if (!next) break;
      await call('update-task-status', { task_id: next.task_id, status: 'Failed', error_details: 'NVML error' });
    }
    const { workers } = await value(api.listWorkers({}));
    expect(workers.find(({ id }) => id === workerId)?.setAside).toBe(true);
    expect(await claim()).toBeNull();
  });

  it('gives it back with a count of attempts, and it is failed after the third', async () => {
    const { set, task, claim, db } = await openClaimed();
    const give = () => set('Queued', { attempts: 1, error_details: 'engine restarted', clear_worker: true });
    expect((await give()).json()).toMatchObject({ success: true, status: 'Queued' });
    expect((await give()).json()).toMatchObject({ success: true, status: 'Queued' });
    expect((await task())?.attempts).toBe(1);
    for (const expected of ['queued', 'failed']) {
      db.prepare('UPDATE queue_entry SET state = 0, due_at = NULL').run();
      expect(await claim()).not.toBeNull();
      await give();
      expect((await task())?.status).toBe(expected);
    }
  });

  it('cancels it, and is told what is forbidden in the words it knows', async () => {
    const { set, task, taskId } = await openClaimed();
    expect((await set('Cancelled')).json()).toMatchObject({ success: true, status: 'Cancelled' });
    expect((await task())?.status).toBe('cancelled');
    expect((await set('Cancelled')).status).toBe(200);
    for (const status of ['In Progress', 'Queued', 'Failed', 'Complete']) {
      const reply = await set(status);
      expect([reply.status, reply.json()], status).toEqual([
        409,
        {
          success: false,
          task_id: taskId,
          message: expect.any(String),
          current_status: 'Cancelled',
          requested_status: status,
          allowed_transitions: [],
        },
      ]);
    }
  });

  it('completes a program’s task in words, and one that a person asked for not', async () => {
    const { set, plant, claim, call, rest } = await openClaimed();
    expect([(await set('Complete')).status, (await set('Complete')).json().errorCode]).toEqual([400, 'no_file']);
    const id = plant();
    await claim();
    expect(
      (await call('update-task-status', { task_id: id, status: 'Complete', output_location: 'done' })).json(),
    ).toMatchObject({
      status: 'Complete',
    });
    expect((await rest(`id=eq.${id}&select=output_location`)).json()).toEqual([{ output_location: 'done' }]);
  });

  it('may not speak of what another has, nor of what is not there', async () => {
    const { makeToken, callAs, taskId, task, plant, plantPerson, call, claim } = await openClaimed();
    const { secret } = await makeToken('second');
    for (const status of ['In Progress', 'Failed', 'Queued', 'Complete']) {
      const reply = await callAs(secret, 'update-task-status', { task_id: taskId, status, output_location: 'x' });
      expect([reply.status, reply.json().current_status], status).toEqual([409, 'In Progress']);
    }
    expect((await task())?.status).toBe('running');
    const foreign = plant({ ownerId: plantPerson() });
    for (const id of [foreign, 'nothing']) {
      const reply = await call('update-task-status', { task_id: id, status: 'Failed' });
      expect([reply.status, reply.json().errorCode]).toEqual([404, 'task_not_found']);
    }
    const waiting = plant();
    expect((await call('update-task-status', { task_id: waiting, status: 'In Progress' })).status).toBe(409);
    expect(
      (await call('update-task-status', { task_id: waiting, status: 'Failed', error_details: 'x' })).json(),
    ).toMatchObject({
      status: 'Failed',
    });
    expect(await claim()).toBeNull();
  });

  it.each([[{}], [{ task_id: 'x' }], [{ task_id: 'x', status: 'Done' }], [{ task_id: 7, status: 'Failed' }], [[]]])(
    'is refused as %j',
    async body => {
      const { call } = await openReigh();
      const reply = await call('update-task-status', body);
      expect([reply.status, reply.json().errorCode]).toEqual([400, 'invalid_json_body_shape']);
    },
  );
});
