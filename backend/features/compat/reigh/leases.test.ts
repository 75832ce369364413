import { describe, expect, it } from 'vitest';
import { makeFolder, value } from '../../../studio.fake.ts';
import { openReigh } from './reigh-bench.fake.ts';

const MINUTE_MS = 60_000;

async function openTimed(folder = makeFolder()) {
  const clock = { now: Date.now() };
  const bench = await openReigh({ tempo: { now: () => clock.now } }, folder);
  /** How long the lease of a task still runs, in ms; null when nobody has it. */
  const left = (taskId: string): number | null => {
    const due = bench.db.prepare('SELECT due_at FROM queue_entry WHERE task_id = ? AND state = 1').pluck().get(taskId);
    return typeof due === 'number' ? due - clock.now : null;
  };
  return { ...bench, clock, left };
}

describe('the lease of a worker that cannot keep it up', () => {
  it('runs as long as its kind of work may take when it sends no heartbeats', async () => {
    const { askOne, claim, plant, left } = await openTimed();
    const image = await askOne();
    await claim();
    const [clip, chain] = [
      plant({ type: 't2v', kind: 'video' }),
      plant({ type: 'travel_orchestrator', kind: 'chain' }),
    ];
    await claim();
    await claim();
    expect([left(image), left(clip), left(chain)]).toEqual([75, 120, 24 * 60].map(minutes => minutes * MINUTE_MS));
  });

  it('runs for two minutes from each heartbeat of that worker, and of no other', async () => {
    const { askOne, claim, beat, left, clock } = await openTimed();
    await beat('gpu-1');
    const taskId = await askOne();
    await claim('gpu-1');
    expect(left(taskId)).toBe(2 * MINUTE_MS);
    clock.now += MINUTE_MS;
    await beat('gpu-2');
    expect(left(taskId)).toBe(MINUTE_MS);
    await beat('gpu-1');
    expect(left(taskId)).toBe(2 * MINUTE_MS);
  });

  it('shows the GPU that its heartbeat tells of', async () => {
    const { beat, api, workerId } = await openTimed();
    await beat('gpu-1');
    const { workers } = await value(api.listWorkers({}));
    expect(workers.find(({ id }) => id === workerId)).toMatchObject({
      state: 'online',
      hardware: { gpus: [{ name: 'GPU', memoryBytes: 24 * 1024 ** 3 }] },
    });
  });

  it('goes on when the worker asks what it has, so that it may work on it', async () => {
    const { askOne, claim, left, clock, rest } = await openTimed();
    const taskId = await askOne();
    await claim('gpu-1');
    clock.now += 30 * MINUTE_MS;
    await rest('select=id&worker_id=eq.gpu-1&status=eq.In%20Progress');
    expect(left(taskId)).toBe(75 * MINUTE_MS);
  });

  it('ends at once when its guardian saw it die: the task is tried again, and counts', async () => {
    const { ask, claim, beat, left, read, plant } = await openTimed();
    const batch = await ask();
    const taskId = batch.tasks[0]?.id ?? '';
    await claim('gpu-1');
    const other = plant();
    await claim('gpu-2');
    await beat('gpu-1', { status_param: 'crashed' });
    expect([left(taskId), left(other)]).toEqual([null, 75 * MINUTE_MS]);
    expect((await read(batch.id)).tasks[0]).toMatchObject({ status: 'queued', attempts: 1 });
  });

  it('is not cut short by a start of the studio', async () => {
    const folder = makeFolder();
    const first = await openTimed(folder);
    const taskId = await first.askOne();
    await first.claim();
    await first.studio.close();
    const second = await openTimed(folder);
    expect(second.left(taskId)).toBeGreaterThan(74 * MINUTE_MS);
  });

  it('belongs to a worker that may have several at once', async () => {
    const { plant, claim, rest } = await openTimed();
    const held = [plant({ type: 'travel_orchestrator', kind: 'chain' }), plant()];
    await claim();
    await claim();
    const rows = (await rest('select=id&worker_id=eq.gpu-1&status=eq.In%20Progress')).json() as unknown as {
      id: string;
    }[];
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(held));
  });
});
