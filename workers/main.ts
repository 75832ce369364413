import { hostname } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { Refusal } from '../backend/contract/problem.ts';
import packageJson from '../package.json' with { type: 'json' };
import { COURIER_TEMPO } from './agent/courier.ts';
import { endWithParent } from './agent/end-with-parent.ts';
import { openOutbox } from './agent/outbox.ts';
import { readConfig } from './agent/read-config.ts';
import { openStudioDoor } from './agent/studio-door.ts';
import { work } from './agent/work.ts';
import { readHardware } from './hardware/read-hardware.ts';
import { createImageToolsRuntime } from './runtimes/image-tools/image-tools-runtime.ts';
import { createPrevizRuntime } from './runtimes/previz/previz-runtime.ts';
import type { Runtime } from './runtimes/runtime.ts';

const config = readConfig(process.env);
const say = (words: string) => void process.stderr.write(`${config.name}: ${words}\n`);
const cardsFolder = path.join(config.resources, 'model-cards');
const runtimes: Runtime[] = [createPrevizRuntime({ cardsFolder }), createImageToolsRuntime({ cardsFolder })];

const drain = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => drain.abort());
endWithParent(process, config.heldByInput);

const offered = await Promise.all(runtimes.map(async runtime => ({ runtime, ...(await runtime.look(drain.signal)) })));
const self = {
  name: config.name,
  host: hostname(),
  instanceId: uuidv7(),
  version: packageJson.version,
  runtimes: offered.map(({ runtime, version }) => ({ name: runtime.name, version })),
  models: offered.flatMap(({ models }) => models),
  hardware: readHardware(),
};
const runtimeOf = new Map(offered.flatMap(({ runtime, models }) => models.map(model => [model.id, runtime] as const)));
const studio = openStudioDoor({ address: config.studio, token: config.token, instanceId: self.instanceId });
try {
  const outbox = await openOutbox(config.folder, say);
  const courierTempo = { ...COURIER_TEMPO, keepDays: config.keepDays };
  await work({ studio, self, runtimeOf, say, outbox, courierTempo }, drain.signal);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(error.problem.message);
  process.exit(1);
}
process.exit(0);
