import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { startVictim } from '../e2e/support/chaos/start-victim.ts';
import { type Bench, median } from './support/bench.ts';
import { SKETCH } from './support/open-store.ts';

/** A studio lives for days and so does a Redis client: both sides are warm before anything is counted. */
const WARM_UP = 1_500;
const COUNTED = 500;
/** Between two rounds, in ms. */
const apart = (round: number) => (round < WARM_UP ? 2 : 15);

/** The studio in a process of its own, asked over HTTP; the waiting worker long-polls from here. Times in ms. */
async function timeStudio(): Promise<number[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dailies-bench-'));
  const { person, agent, kill } = await startVictim(folder);
  const projects = await person.listProjects({});
  const projectId = projects.ok ? (projects.value.projects[0]?.id ?? '') : '';
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + COUNTED; round++) {
    const waiting = agent.claim({ body: { models: [SKETCH.id], loadedModel: null, waitMs: 10_000 } });
    await sleep(apart(round));
    const startedAt = performance.now();
    const made = person.createTask({ body: { projectId, modelId: SKETCH.id, parameters: { prompt: 'a lamp' } } });
    const claimed = await waiting;
    times.push(performance.now() - startedAt);
    if (!claimed.ok || !claimed.value) throw new Error('No task was handed over.');
    await made;
  }
  await kill();
  rmSync(folder, { recursive: true, force: true });
  return times;
}

/** BullMQ on a Redis of its own with appendfsync everysec, which is less durable than ours. Times in ms. */
async function timeBullmq(): Promise<number[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dailies-redis-'));
  const socket = path.join(folder, 'redis.sock');
  const options = [
    '--port',
    '0',
    '--unixsocket',
    socket,
    '--dir',
    folder,
    '--appendonly',
    'yes',
    '--appendfsync',
    'everysec',
    '--save',
    '',
  ];
  const server = spawn('redis-server', options, { stdio: 'ignore' });
  await sleep(500);
  const connect = () => new Redis({ path: socket, maxRetriesPerRequest: null });
  const [asking, working] = [connect(), connect()];
  const queue = new Queue('bench', { connection: asking });
  let hand: () => void = () => undefined;
  const claimer = new Worker('bench', async () => hand(), { connection: working });
  await claimer.waitUntilReady();
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + COUNTED; round++) {
    const { promise, resolve } = Promise.withResolvers<void>();
    hand = resolve;
    await sleep(apart(round));
    const startedAt = performance.now();
    const made = queue.add('task', { prompt: 'a lamp' });
    await promise;
    times.push(performance.now() - startedAt);
    await made;
  }
  await claimer.close(true);
  await queue.close();
  asking.disconnect();
  working.disconnect();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
  return times;
}

/** How soon a waiting worker holds a task that was just asked for. */
export const handover: Bench = {
  name: 'handover',
  question: 'How long from asking to a waiting worker holding the task, durable, beside BullMQ with everysec?',
  run: async () => {
    const ours = median((await timeStudio()).slice(WARM_UP));
    const theirs = median((await timeBullmq()).slice(WARM_UP));
    return [
      { what: 'ours over BullMQ, p50', value: ours / theirs, unit: '×', goal: { atMost: 1.5 } },
      { what: 'ours, p50', value: ours, unit: 'ms', beside: `${theirs.toFixed(2)} ms BullMQ` },
    ];
  },
};
