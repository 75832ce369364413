import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readArguments } from './config/read-arguments.ts';
import { Refusal } from './contract/problem.ts';
import { launchWorkerProcess } from './launch-worker-process.ts';
import { startStudio } from './start-studio.ts';

/** The project's root, whether this runs from source (`backend/`) or built (`out/main/`). */
const root = path.resolve(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '..' : '../..');
const say = (words: string) => void process.stderr.write(`${words}\n`);

/** Starts the studio without a window: browser mode. Prints one address with its one-time token; SIGINT and SIGTERM close it in order. */
async function serve(): Promise<void> {
  const { folder, host, port, builtInWorker } = readArguments(process.argv.slice(2), process.env, process.platform);
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const studio = await startStudio({
    folder,
    host,
    port,
    version,
    shell: 'browser',
    migrationsFolder: path.join(root, 'migrations'),
    resourcesFolder: path.join(root, 'resources'),
    rendererFolder: path.join(root, 'out', 'renderer'),
    openapiFile: path.join(root, 'openapi.json'),
    launchWorker: builtInWorker ? env => launchWorkerProcess(root, env) : null,
    log: say,
  });
  let closing = false;
  const close = () => {
    if (closing) process.exit(1);
    closing = true;
    void studio.close().then(() => process.exit(0));
  };
  process.once('SIGINT', close);
  process.on('SIGTERM', close);
  // Whoever started this holds its input open, and has died when it ends.
  if (process.env.DAILIES_HELD_BY_INPUT === 'yes') process.stdin.once('end', () => closing || close()).resume();
  process.stdout.write(`Dailies is at ${studio.address}/?token=${studio.makeOneTimeToken()}\n`);
}

try {
  await serve();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(error.problem.message);
  process.exit(1);
}
