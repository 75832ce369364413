import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StudioEvent } from '../../backend/contract/events.ts';
import type { Batch, Task } from '../../backend/contract/tasks.ts';
import { type FakeStudio, fakeStudio } from '../bridge/studio-app.fake.ts';
import { describeEnded, type Notice, notifyFinished } from './notify-finished.ts';

const idOf = (n: number) => `01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`;
const batchId = idOf(1);
const problem = { code: 'worker_gone', message: 'Studio PC went away.', worker: 'Studio PC' };
const batch: Omit<Batch, 'tasks'> = {
  id: batchId,
  projectId: idOf(2),
  kind: 'image',
  modelId: 'previz-sketch',
  modelName: 'Storyboard sketch',
  label: null,
  prompt: 'fog over a harbour',
  parameters: {},
  basedOn: null,
  createdAt: '2030-01-01T00:00:00.000Z',
  wording: null,
  content: 'general',
  takes: [],
};
const task: Omit<Task, 'status'> = {
  id: idOf(50),
  batchId,
  index: 0,
  kind: 'image',
  seed: 1,
  priority: 0,
  attempts: 1,
  waitingOn: 0,
  onlyWorker: null,
  notBefore: null,
  progress: null,
  previewVersion: 0,
  worker: null,
  problem: null,
  held: null,
  sent: null,
  createdAt: '2030-01-01T00:00:00.000Z',
  startedAt: null,
  finishedAt: null,
};
const finished = (n: number) =>
  ({ type: 'task.finished', taskId: idOf(100 + n), batchId, generationIds: [idOf(n)] }) satisfies StudioEvent;
const failed = (n: number) => ({ type: 'task.failed', taskId: idOf(100 + n), batchId }) satisfies StudioEvent;

const log = vi.fn();
let studio: FakeStudio;
let notices: Notice[];
let isWatched: boolean;
let wanted: boolean;
let last: 'running' | 'cancelled' | 'succeeded';
let end: () => void;

beforeEach(async () => {
  studio = fakeStudio();
  notices = [];
  isWatched = false;
  wanted = true;
  last = 'succeeded';
  log.mockClear();
  studio.app.get('/api/settings', async () => ({
    takeExpiryDays: 7,
    trashDays: 30,
    notifyFinished: wanted,
    setAsideFaults: 5,
    setAsideOf: 8,
  }));
  studio.app.get<{ Params: { id: string } }>('/api/batches/:id', async (request, reply) =>
    request.params.id === batchId
      ? { ...batch, tasks: [{ ...task, status: last }] }
      : reply.code(404).send({ code: 'not_found', message: 'Gone.', what: 'batch', id: 'x' }),
  );
  end = notifyFinished({
    ...studio,
    log,
    isWatched: () => isWatched,
    tell: notice => notices.push(notice),
    gatherMs: 50,
  });
  await vi.waitFor(() => expect(studio.openStreams()).toBe(1));
});
afterEach(async () => {
  end();
  await studio.app.close();
});
const settle = () => new Promise(resolve => setTimeout(resolve, 200));

describe('a notice of the OS', () => {
  it('is left out for a picture that was judged: there is nothing new to look at', async () => {
    studio.publish({ type: 'task.finished', taskId: idOf(100), batchId, generationIds: [] });
    await settle();
    expect(notices).toEqual([]);
  });

  it('tells of a finished take while nobody looks, and leads to it', async () => {
    studio.publish(finished(1));
    await vi.waitFor(() =>
      expect(notices).toEqual([
        { title: 'Your picture is ready', body: 'fog over a harbour', path: `/take/${idOf(1)}` },
      ]),
    );
  });

  it('is one for all that one press of Generate brought', async () => {
    for (let n = 1; n <= 6; n += 1) studio.publish(n === 4 ? failed(n) : finished(n));
    await vi.waitFor(() =>
      expect(notices.map(({ title }) => title)).toEqual(['5 pictures are ready, a picture failed']),
    );
    await settle();
    expect(notices).toHaveLength(1);
  });

  it('waits for the last of what one press brought, however long that takes', async () => {
    last = 'running';
    studio.publish(finished(1));
    await settle();
    studio.publish(finished(2));
    await settle();
    expect(notices).toEqual([]);
    last = 'cancelled';
    studio.publish({ type: 'task.cancelled', taskId: task.id, batchId });
    await vi.waitFor(() => expect(notices.map(({ title }) => title)).toEqual(['2 pictures are ready']));
  });

  it('is left out where only what was cancelled has ended, and leaves out what a person has seen come', async () => {
    last = 'cancelled';
    studio.publish({ type: 'task.cancelled', taskId: task.id, batchId });
    await settle();
    last = 'running';
    studio.publish(finished(1));
    await settle();
    isWatched = true;
    studio.publish(finished(2));
    await settle();
    isWatched = false;
    last = 'succeeded';
    studio.publish(finished(3));
    await vi.waitFor(() => expect(notices.map(({ path }) => path)).toEqual([`/take/${idOf(3)}`]));
  });

  it('is left out while a person looks at the window', async () => {
    isWatched = true;
    studio.publish(finished(1));
    await settle();
    expect(notices).toEqual([]);
  });

  it('is left out where a person came to look before it was told', async () => {
    studio.publish(finished(1));
    await new Promise(resolve => setTimeout(resolve, 10));
    isWatched = true;
    await settle();
    expect(notices).toEqual([]);
  });

  it('is left out where the setting says so, from one moment to the next', async () => {
    wanted = false;
    studio.publish(finished(1));
    await settle();
    wanted = true;
    studio.publish(finished(2));
    await vi.waitFor(() => expect(notices.map(({ path }) => path)).toEqual([`/take/${idOf(2)}`]));
  });

  it('is left out, and that is said, where the studio no longer knows the batch', async () => {
    studio.publish({ ...finished(1), batchId: idOf(9) });
    await vi.waitFor(() => expect(log).toHaveBeenCalledWith(expect.stringContaining(idOf(9))));
    expect(notices).toEqual([]);
  });

  it('comes no more once it was ended', async () => {
    studio.publish(finished(1));
    end();
    await settle();
    expect(notices).toEqual([]);
    await vi.waitFor(() => expect(studio.openStreams()).toBe(0));
  });
});

describe('the words of a notice', () => {
  const of = (kind: 'image' | 'video', ended: Parameters<typeof describeEnded>[1], prompt = 'fog') =>
    describeEnded({ kind, prompt, tasks: [{ id: 'a', problem } as never] }, ended);

  it('name what came and how many', () => {
    expect(of('video', { finished: ['x'], failed: [] }).title).toBe('Your clip is ready');
    expect(of('video', { finished: ['x', 'y'], failed: [] }).title).toBe('2 clips are ready');
    expect(of('image', { finished: ['x'], failed: ['a', 'b'] }).title).toBe('Your picture is ready, 2 pictures failed');
  });

  it('say why, where nothing came', () => {
    expect(of('image', { finished: [], failed: ['a'] })).toEqual({
      title: 'A picture failed',
      body: 'Studio PC went away.',
      path: '/work',
    });
  });

  it('hold a long prompt to a line or two, without cutting a letter in half', () => {
    const { body } = of('image', { finished: ['x'], failed: [] }, `${'🌫️ '.repeat(90)}\n\nend`);
    expect(Array.from(body).length).toBe(140);
    expect(body.endsWith('…')).toBe(true);
    expect(body.isWellFormed()).toBe(true);
  });
});
