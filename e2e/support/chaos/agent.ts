import { randomBytes } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { ModelCard } from '../../../backend/contract/models.ts';
import { Refusal } from '../../../backend/contract/problem.ts';
import { COURIER_TEMPO } from '../../../workers/agent/courier.ts';
import { openOutbox } from '../../../workers/agent/outbox.ts';
import { openStudioDoor } from '../../../workers/agent/studio-door.ts';
import { WORK_TEMPO, work } from '../../../workers/agent/work.ts';
import type { Runtime } from '../../../workers/runtimes/runtime.ts';
import { setClock } from './set-clock.ts';

// A process of real agents whose runtime is quick: a picture of noise that nobody else makes, one in sixteen too large for one request.
const Told = z.object({
  agents: z.array(z.object({ name: z.string(), token: z.string(), folder: z.string(), address: z.string() })),
  clockMs: z.number(),
});
const { agents, clockMs } = Told.parse(JSON.parse(process.env.CHAOS_AGENTS ?? ''));
setClock(clockMs);
const card = ModelCard.parse(
  JSON.parse(readFileSync(path.join('resources', 'model-cards', 'previz-sketch.json'), 'utf8')),
);

const LARGE = 1_300;
const SMALL = 24;
const runtime: Runtime = {
  name: 'chaos',
  look: async () => ({ version: '1', models: [card], gpus: [], loadedModel: null }),
  run: async ({ folder, task }, _, signal) => {
    await sleep(30 + 250 * Math.random(), undefined, { signal });
    const side = Math.random() < 1 / 16 ? LARGE : SMALL;
    const raw = { width: side, height: side, channels: 3 } as const;
    const file = path.join(folder, 'out.png');
    await writeFile(
      file,
      await sharp(randomBytes(side * side * 3), { raw })
        .png({ compressionLevel: 0 })
        .toBuffer(),
    );
    return { files: [{ path: file, type: 'image/png', seed: task.seed }], unmapped: [], versions: {} };
  },
};

const drain = new AbortController();
process.once('SIGTERM', () => drain.abort());
process.once('disconnect', () => process.exit(1));

async function runAgent({ name, token, folder, address }: (typeof agents)[number]): Promise<void> {
  const say = (words: string) => void (process.env.CHAOS_LOUD && console.error(`${name}: ${words}`));
  const outbox = await openOutbox(folder, say);
  const instanceId = uuidv7();
  const place = {
    studio: openStudioDoor({ address, fetch: request => fetch(request), token, instanceId }),
    name,
    host: 'here',
    instanceId,
    runtimes: [runtime],
    say,
    outbox: {
      ...outbox,
      put: async (made: Parameters<typeof outbox.put>[0]) => {
        const entry = await outbox.put(made);
        // From here on it may not be lost; written beside the folder, whose disk may be full.
        appendFileSync(`${folder}.made`, `${entry.attemptId}\n`);
        return entry;
      },
    },
  };
  try {
    await work(place, drain.signal, { ...WORK_TEMPO, courier: { ...COURIER_TEMPO, firstMs: 200, mostMs: 2_000 } });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.problem.message);
  }
}

await Promise.all(agents.map(runAgent));
process.exit(0);
