import { hostname } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { Refusal } from '../backend/contract/problem.ts';
import packageJson from '../package.json' with { type: 'json' };
import { COURIER_TEMPO } from './agent/courier.ts';
import { endWithParent } from './agent/end-with-parent.ts';
import { openOutbox } from './agent/outbox.ts';
import { HELP, readArguments } from './agent/read-arguments.ts';
import { readConfig } from './agent/read-config.ts';
import { openStudioDoor } from './agent/studio-door.ts';
import { work } from './agent/work.ts';
import { readHardware } from './hardware/read-hardware.ts';
import { createImageToolsRuntime } from './runtimes/image-tools/image-tools-runtime.ts';
import { createPrevizRuntime } from './runtimes/previz/previz-runtime.ts';
import type { Runtime } from './runtimes/runtime.ts';

/** The project's root, whether this runs from source (`workers/`) or built (`out/main/`). */
const root = path.resolve(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '..' : '../..');
const tell = (words: string) => void process.stderr.write(`${words}\n`);

/** Settles which studio this worker serves, looks at what it can run, and works until it is told to end. */
async function serve(): Promise<void> {
  const { env, platform } = process;
  // One that its studio starts is told everything by the environment; a shell's process may have arguments of its own.
  const args = readArguments(env.DAILIES_TOKEN === undefined ? process.argv.slice(2) : []);
  if (args.help) {
    process.stdout.write(HELP);
    return;
  }
  const config = await readConfig(args, { env, platform, resources: path.join(root, 'resources'), say: tell });
  const say = (words: string) => tell(`${config.name}: ${words}`);
  const cardsFolder = path.join(config.resources, 'model-cards');
  const runtimes: Runtime[] = [createPrevizRuntime({ cardsFolder }), createImageToolsRuntime({ cardsFolder })];

  const drain = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => drain.abort());
  endWithParent(process, config.heldByInput);

  const look = async (runtime: Runtime) => ({ runtime, ...(await runtime.look(drain.signal)) });
  const offered = await Promise.all(runtimes.map(look));
  const self = {
    name: config.name,
    host: hostname(),
    instanceId: uuidv7(),
    version: packageJson.version,
    runtimes: offered.map(({ runtime, version }) => ({ name: runtime.name, version })),
    models: offered.flatMap(({ models }) => models),
    hardware: readHardware(),
  };
  const runtimeOf = new Map(
    offered.flatMap(({ runtime, models }) => models.map(model => [model.id, runtime] as const)),
  );
  const { studio: address, fetch, token, folder, keepDays } = config;
  const studio = openStudioDoor({ address, fetch, token, instanceId: self.instanceId });
  const outbox = await openOutbox(folder, say);
  await work({ studio, self, runtimeOf, say, outbox, courierTempo: { ...COURIER_TEMPO, keepDays } }, drain.signal);
}

try {
  await serve();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  tell(error.problem.message);
  process.exit(1);
}
process.exit(0);
