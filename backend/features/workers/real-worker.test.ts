import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { launchWorkerProcess } from '../../launch-worker-process.ts';
import { makeFolder, openStudio, ROOT, value } from '../../studio.fake.ts';
import type { WorkerProcess } from './keep-built-in.ts';

const LARGE = { width: 1536, height: 1536 };
const PATIENT = { timeout: 90_000, interval: 50 };

/** A studio whose built-in worker is the real one, in its own process, drawing real sketches. */
async function openWithRealWorker() {
  const folder = makeFolder();
  const started: WorkerProcess[] = [];
  const launchWorker = (env: Record<string, string>) => {
    const child = launchWorkerProcess(ROOT, env);
    started.push(child);
    onTestFinished(() => child.kill('SIGKILL'));
    return child;
  };
  const clock = { ahead: 0 };
  const bench = await openStudio(folder, { launchWorker, tempo: { now: () => Date.now() + clock.ahead } });
  const { api, projectId } = bench;
  const ask = (prompt: string) =>
    value(api.createTask({ body: { projectId, modelId: 'previz-sketch', parameters: { prompt, size: LARGE } } }));
  const until = (id: string, status: string) =>
    vi.waitFor(async () => {
      const batch = await value(api.readBatch({ params: { id } }));
      expect(batch.tasks[0]?.status).toBe(status);
      return batch;
    }, PATIENT);
  const attempts = () => {
    const file = new Sqlite(path.join(folder, 'studio.db'), { readonly: true });
    const rows = file.prepare('SELECT state FROM attempt ORDER BY id').all() as { state: string }[];
    file.close();
    return rows.map(row => row.state);
  };
  const signal = (name: NodeJS.Signals) => process.kill(started.at(-1)?.pid ?? 0, name);
  return { started, clock, ask, until, attempts, signal };
}

describe('the built-in worker', () => {
  it('that is killed while it draws comes back by itself, and so does its task, as one take', async () => {
    const { ask, until, signal, started, attempts } = await openWithRealWorker();
    const { id } = await ask('a cathedral');
    await until(id, 'running');
    signal('SIGKILL');
    const done = await until(id, 'succeeded');
    expect([done.takes.length, done.takes[0]?.variants]).toEqual([1, 1]);
    expect([attempts(), started.length]).toEqual([['expired', 'accepted'], 2]);
  }, 150_000);

  it('that freezes while it draws is started anew after a minute, and its task becomes one take', async () => {
    const { ask, until, signal, started, attempts, clock } = await openWithRealWorker();
    const { id } = await ask('a lighthouse');
    await until(id, 'running');
    signal('SIGSTOP');
    // A minute in steps that are too small for a sleep of the machine.
    for (let step = 0; step < 12 && started.length === 1; step++) {
      clock.ahead += 10_000;
      await sleep(1_500);
    }
    const done = await until(id, 'succeeded');
    expect([done.takes.length, done.takes[0]?.variants]).toEqual([1, 1]);
    expect([attempts(), started.length]).toEqual([['expired', 'accepted'], 2]);
  }, 150_000);
});
