import { type InfiniteData, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StudioEvent } from '../../backend/contract/events.ts';
import { generations } from '../../backend/contract/generations.ts';
import { type Batch, tasks } from '../../backend/contract/tasks.ts';
import { createApi } from './api-context.tsx';
import { followEvents } from './events.ts';
import { useLiveStore } from './live-store.ts';
import { keys } from './query-keys.ts';
import { fakeBatch, fakeGeneration, fakeId, fakeTask } from './shapes.fake.ts';
import { createFakeTransport, refuse } from './transport.fake.ts';
import { unwrap } from './unwrap.ts';
import type { BatchPage } from './write-batch.ts';

const projectId = fakeId(1);
const running = fakeBatch({ tasks: [fakeTask({ status: 'running' })] });
const finished = fakeBatch({ tasks: [fakeTask({ status: 'succeeded' })], takes: [fakeGeneration()] });
const of = (batch: Batch) => ({ taskId: fakeId(200), batchId: batch.id });

function setUp() {
  const studio = createFakeTransport();
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const said: string[] = [];
  const states: string[] = [];
  const batchReads = () => studio.asked.filter(({ path }) => path.startsWith('/api/batches/')).length;
  const workspace = () => {
    const data = queryClient.getQueryData<InfiniteData<BatchPage>>(keys.batches(projectId));
    return data?.pages.flatMap(page => page.batches) ?? [];
  };
  const stop = followEvents(studio.transport, queryClient, {
    announce: sentence => said.push(sentence),
    onState: state => states.push(state),
  });
  const show = (...batches: Batch[]) =>
    queryClient.setQueryData<InfiniteData<BatchPage>>(keys.batches(projectId), {
      pages: [{ batches, nextCursor: null }],
      pageParams: [null],
    });
  return { studio, queryClient, said, states, batchReads, workspace, show, stop };
}

describe('followEvents', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const settle = () => vi.advanceTimersByTimeAsync(1_000);

  it('reads a batch once for many events near in time, and changes it where it stands', async () => {
    const { studio, workspace, show, batchReads } = setUp();
    const other = fakeBatch({ id: fakeId(101) });
    show(other, running);
    studio.answer(tasks.readBatch, () => finished);
    studio.tell({ type: 'task.started', ...of(running) });
    studio.tell({ type: 'task.waiting', ...of(running) });
    studio.tell({ type: 'task.finished', ...of(running), generationIds: [fakeId(900)] });
    await settle();
    expect(batchReads()).toBe(1);
    expect(workspace()).toEqual([other, finished]);
  });

  it('puts a batch that another window asked for at the top', async () => {
    const { studio, workspace, show } = setUp();
    show(running);
    const later = fakeBatch({ id: fakeId(101) });
    studio.answer(tasks.readBatch, () => later);
    studio.tell({ type: 'task.created', batchId: later.id });
    await settle();
    expect(workspace()).toEqual([later, running]);
  });

  it('takes a batch off the workspace when nothing of it is left to show, or it is gone', async () => {
    const { studio, workspace, show } = setUp();
    const cleared = fakeBatch({ id: fakeId(101), takes: [fakeGeneration()] });
    show(cleared, running);
    studio.answer(tasks.readBatch, ({ params }) =>
      params.id === running.id
        ? refuse({ code: 'not_found', message: 'gone', what: 'batch', id: running.id })
        : { ...cleared, takes: [], tasks: [fakeTask({ status: 'succeeded' })] },
    );
    studio.tell({ type: 'take.discarded', generationIds: [fakeId(900)], batchIds: [cleared.id, running.id] });
    await settle();
    expect(workspace()).toEqual([]);
  });

  it('does not let a page that was being fetched put back what stood before', async () => {
    const { studio, queryClient, workspace, show } = setUp();
    show(running);
    let release = (): void => {};
    const gate = new Promise<void>(resolve => {
      release = resolve;
    });
    const fetching = queryClient.fetchInfiniteQuery({
      queryKey: keys.batches(projectId),
      initialPageParam: null,
      queryFn: () => gate.then(() => ({ batches: [running], nextCursor: null })),
    });
    studio.answer(tasks.readBatch, () => finished);
    studio.tell({ type: 'task.finished', ...of(running), generationIds: [] });
    await settle();
    release();
    await fetching;
    await settle();
    expect(workspace()).toEqual([finished]);
  });

  it('keeps progress and preview until the finished take is there', async () => {
    const { studio } = setUp();
    const progress = { fraction: 0.5, step: 4, steps: 8, message: 'Painting light' };
    studio.tell({ type: 'task.progress', ...of(running), progress });
    studio.tell({ type: 'task.preview', ...of(running), version: 2 });
    expect(useLiveStore.getState().tasks[fakeId(200)]).toEqual({ progress, previewVersion: 2 });
    studio.answer(tasks.readBatch, () => finished);
    studio.tell({ type: 'task.finished', ...of(running), generationIds: [] });
    expect(useLiveStore.getState().tasks[fakeId(200)]).toBeDefined();
    await settle();
    expect(useLiveStore.getState().tasks).toEqual({});
  });

  it('says once that a take finished, also when the event is told again, and why one failed', async () => {
    const { studio, said } = setUp();
    studio.answer(tasks.readBatch, () => finished);
    const event: StudioEvent = { type: 'task.finished', ...of(running), generationIds: [fakeId(900)] };
    studio.tell(event);
    await settle();
    studio.tell(event);
    await settle();
    expect(said).toEqual(['Take finished: “fog over a harbour”.']);
    const problem = { code: 'disk_full', message: 'full' } as const;
    const failed = fakeBatch({ id: fakeId(101), tasks: [fakeTask({ id: fakeId(201), status: 'failed', problem })] });
    studio.answer(tasks.readBatch, () => failed);
    studio.tell({ type: 'task.failed', taskId: fakeId(201), batchId: failed.id });
    await settle();
    expect(said.at(-1)).toBe('Take failed: “fog over a harbour”. The disk is full.');
  });

  it('reads the library that is looked at again when a take is kept, and forgets the others', async () => {
    const { studio, queryClient } = setUp();
    const api = createApi(studio.transport);
    studio.answer(generations.listLibrary, () => ({ generations: [], nextCursor: null, total: 0 }));
    studio.answer(tasks.readBatch, () => finished);
    queryClient.setQueryData(keys.library({ view: 'trash' }), 'old');
    const stopLooking = new QueryObserver(queryClient, {
      queryKey: keys.library({ view: 'kept' }),
      queryFn: () => unwrap(api.listLibrary({ querystring: { view: 'kept' } })),
    }).subscribe(() => {});
    await settle();
    const before = studio.asked.filter(({ path }) => path.startsWith('/api/library')).length;
    studio.tell({ type: 'take.kept', generationIds: [fakeId(900)], batchIds: [finished.id] });
    await settle();
    expect(studio.asked.filter(({ path }) => path.startsWith('/api/library')).length).toBe(before + 1);
    expect(queryClient.getQueryData(keys.library({ view: 'trash' }))).toBeUndefined();
    stopLooking();
  });

  it('reads everything again when the log no longer reaches back, and tells of a lost connection', async () => {
    const { studio, queryClient, states } = setUp();
    queryClient.setQueryData(keys.workers, []);
    studio.tell({ type: 'studio.reload' });
    expect(queryClient.getQueryState(keys.workers)?.isInvalidated).toBe(true);
    studio.setState('lost');
    studio.setState('live');
    expect(states).toEqual(['live', 'lost', 'live']);
  });

  it('hears nothing more once it is stopped', async () => {
    const { studio, stop, batchReads } = setUp();
    stop();
    studio.tell({ type: 'task.created', batchId: fakeId(100) });
    await settle();
    expect(batchReads()).toBe(0);
  });
});
