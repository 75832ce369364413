import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { EnginePlace } from '../backend/contract/engines.ts';
import { Refusal } from '../backend/contract/problem.ts';
import { COURIER_TEMPO } from './agent/courier.ts';
import { endWithParent } from './agent/end-with-parent.ts';
import { followRoster } from './agent/follow-roster.ts';
import { lookOnce } from './agent/look-once.ts';
import { openOutbox } from './agent/outbox.ts';
import { createPlaces } from './agent/places.ts';
import { HELP, readArguments } from './agent/read-arguments.ts';
import { readConfig } from './agent/read-config.ts';
import { splitCredentials } from './agent/split-credentials.ts';
import { openStudioDoor } from './agent/studio-door.ts';
import { WORK_TEMPO, work } from './agent/work.ts';
import { createImageToolsRuntime } from './runtimes/image-tools/image-tools-runtime.ts';
import { openRuntime } from './runtimes/open-runtime.ts';
import { createPrevizRuntime } from './runtimes/previz/previz-runtime.ts';

/** The project's root, whether this runs from source (`workers/`) or built (`out/main/`). */
const root = path.resolve(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '..' : '../..');
const tell = (words: string) => void process.stderr.write(`${words}\n`);

/**
 * Settles which studio this worker serves, and works until it is told to end: as one place with everything that it drives by its own token,
 * and, where it is the studio's own, as one more place for each engine on the studio's roster.
 */
async function serve(): Promise<void> {
  const { env, platform } = process;
  // One that its studio starts is told everything by the environment; a shell's process may have arguments of its own.
  const args = readArguments(env.DAILIES_TOKEN === undefined ? process.argv.slice(2) : []);
  if (args.help) {
    process.stdout.write(HELP);
    return;
  }
  const config = await readConfig(args, { env, platform, resources: path.join(root, 'resources'), say: tell });
  const sayAs = (name: string) => (words: string) => tell(`${name}: ${words}`);
  const say = sayAs(config.name);

  const drain = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => drain.abort());
  endWithParent(process, config.heldByInput);

  const outbox = await openOutbox(config.folder, say);
  const tempo = { ...WORK_TEMPO, courier: { ...COURIER_TEMPO, keepDays: config.keepDays } };
  const enter = (token: string) => {
    const instanceId = uuidv7();
    const { studio: address, fetch } = config;
    return { instanceId, outbox, studio: openStudioDoor({ address, fetch, token, instanceId }) };
  };
  const places = createPlaces(async ({ name, token, kind, address, credentials }, signal) => {
    const runtimes = [openRuntime(kind, { address, credentials })];
    const host = new URL(address).hostname;
    await work({ ...enter(token), name, host, runtimes, say: sayAs(name) }, signal, tempo);
  }, say);
  const look = (place: EnginePlace, signal: AbortSignal) => lookOnce(openRuntime(place.kind, place), place, signal);

  const own = enter(config.token);
  const cardsFolder = path.join(config.resources, 'model-cards');
  const runtimes = [
    createPrevizRuntime({ cardsFolder }),
    createImageToolsRuntime({ cardsFolder }),
    ...config.engines.map(engine => openRuntime(engine.kind, splitCredentials(engine.address))),
  ];
  const driven = config.builtIn ? followRoster({ ...own, places, look, say }, drain.signal) : Promise.resolve();
  try {
    await work({ ...own, name: config.name, runtimes, say }, drain.signal, tempo);
  } finally {
    drain.abort();
    await driven;
  }
}

try {
  await serve();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  tell(error.problem.message);
  process.exit(1);
}
process.exit(0);
