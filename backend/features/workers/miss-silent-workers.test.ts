import { uuidv7 } from 'uuidv7';
import { expect, it, onTestFinished } from 'vitest';
import type { Worker } from '../../contract/workers.ts';
import { openMemoryDatabase } from '../../db/open-database.fake.ts';
import { createEventBus } from '../../events/event-bus.ts';
import { createEventLog } from '../../events/event-log.ts';
import { missSilentWorkers } from './miss-silent-workers.ts';
import { findWorker, insertWorker } from './workers-store.ts';

const HARDWARE = { cpus: 1, memoryBytes: 1, gpus: [] };
const LOAD: Worker['load'] = {
  taskId: uuidv7(),
  batchId: uuidv7(),
  modelId: 'ourvidz-wan-video-fast',
  startedAt: new Date(0).toISOString(),
  progress: null,
  previewVersion: 0,
  content: 'general',
};

it('an OurVidz worker that has a message is not called offline for its silence; one without is, and any other worker', async () => {
  const database = openMemoryDatabase();
  onTestFinished(() => database.close());
  const now = () => 1_000_000;
  const events = createEventLog(createEventBus(), now);
  const ids = { working: uuidv7(), idle: uuidv7(), ours: uuidv7() };
  await database.write(db => {
    for (const [name, id] of Object.entries(ids))
      insertWorker(db, {
        id,
        name,
        host: '',
        version: '',
        runtimes: [],
        hardware: HARDWARE,
        builtIn: false,
        paused: false,
        online: true,
        lastSeenAt: 0,
        createdAt: 0,
        dialect: name === 'ours' ? null : 'ourvidz',
      });
  });
  const readLoad = (_: unknown, id: string) => (id === ids.idle ? null : LOAD);
  const missed = await missSilentWorkers({ database, events, now, readLoad }, 60_000);
  expect(missed.toSorted()).toEqual([ids.idle, ids.ours].toSorted());
  expect(findWorker(database.read, ids.working)?.online).toBe(true);
  expect(findWorker(database.read, ids.ours)?.online).toBe(false);
});
