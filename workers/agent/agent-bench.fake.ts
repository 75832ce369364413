import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { expect, onTestFinished, vi } from 'vitest';
import { Refusal } from '../../backend/contract/problem.ts';
import type { StudioOptions } from '../../backend/start-studio.ts';
import { makeFolder, openStudio, value } from '../../backend/studio.fake.ts';
import type { Runtime, RuntimeJob } from '../runtimes/runtime.ts';
import { COURIER_TEMPO } from './courier.ts';
import { openOutbox } from './outbox.ts';
import { openStudioDoor, type StudioDoor } from './studio-door.ts';
import { WORK_TEMPO, work } from './work.ts';

/** What a test's runtime does before it has painted. */
export type Act = (job: RuntimeJob) => Promise<unknown>;

const findPort = () =>
  new Promise<number>(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const paint = async (file: string, side: number) => {
  const noise = Buffer.from(Array.from({ length: side * side * 3 }, () => Math.floor(Math.random() * 256)));
  const raw = { width: side, height: side, channels: 3 } as const;
  await writeFile(file, await sharp(noise, { raw }).png({ compressionLevel: 0 }).toBuffer());
};

/** A real studio that can be closed and opened again at its address, and real agents with tokens of their own, in this process. */
export async function openAgentBench(options: Partial<StudioOptions> = {}) {
  const folder = makeFolder();
  const port = await findPort();
  const tempo = { leaseMs: 8_000, heartbeatMs: 400 };
  const open = () => openStudio(folder, { port, launchWorker: null, tempo, ...options });
  let bench = await open();
  const { models } = await value(bench.api.listModels({}));
  const card = models.find(({ id }) => id === 'previz-sketch');
  if (!card) throw new Error('The bench needs the sketch.');
  const { workers: _, online: __, ...sketch } = card;

  const makeToken = (name: string) =>
    value(bench.api.createToken({ body: { name, scopes: ['claim', 'deliver'], expiresInDays: null } }));

  /** Starts an agent; `stop` drains it, and what it has made stays in its folder. */
  const startAgent = async (
    act: Act,
    {
      secret,
      agentFolder = makeFolder(),
      side = 8,
      door = real => real,
      engineIsAway = false,
    }: {
      secret: string;
      agentFolder?: string;
      side?: number;
      door?: (real: StudioDoor) => StudioDoor;
      engineIsAway?: boolean;
    },
  ) => {
    const said: string[] = [];
    const say = (words: string) => void said.push(words);
    const outbox = await openOutbox(agentFolder, say);
    const runtime: Runtime = {
      name: 'test',
      look: async () => {
        if (engineIsAway)
          throw new Refusal({ code: 'unreachable', message: 'The engine does not answer.', where: 'engine' });
        return { version: '1', models: [sketch], gpus: [], loadedModel: null };
      },
      run: async job => {
        await act(job);
        const file = path.join(job.folder, 'out.png');
        await paint(file, side);
        return { files: [{ path: file, type: 'image/png', seed: job.task.seed }], unmapped: [], versions: {} };
      },
    };
    const drain = new AbortController();
    const instanceId = uuidv7();
    const working = work(
      {
        studio: door(openStudioDoor({ address: bench.studio.address, token: secret, instanceId })),
        name: 'Bench PC',
        instanceId,
        runtimes: [runtime],
        say,
        outbox,
      },
      drain.signal,
      { ...WORK_TEMPO, courier: { ...COURIER_TEMPO, firstMs: 100, mostMs: 1_000 } },
    );
    working.catch(() => undefined);
    const stop = async () => {
      drain.abort();
      await working.catch(() => undefined);
    };
    onTestFinished(stop);
    return { said, outbox, stop, working };
  };

  return {
    folder,
    sketch,
    now: () => bench,
    makeToken,
    startAgent,
    /** Closes the studio; its address is dead until `reopen`. */
    close: () => bench.studio.close(),
    reopen: async () => {
      bench = await open();
    },
    ask: (count = 1) =>
      value(
        bench.api.createTask({
          body: { projectId: bench.projectId, modelId: sketch.id, parameters: { prompt: 'a lamp', count } },
        }),
      ),
    until: (id: string, status: string) =>
      vi.waitFor(
        async () => {
          const batch = await value(bench.api.readBatch({ params: { id } }));
          expect(batch.tasks.map(task => task.status)).toEqual(batch.tasks.map(() => status));
          return batch;
        },
        { timeout: 20_000, interval: 50 },
      ),
  };
}
