import { flushCompileCache } from 'node:module';
import path from 'node:path';
import { openFal } from '../../../backend/providers/fal/open-fal.ts';
import { openReplicate } from '../../../backend/providers/replicate/open-replicate.ts';
import { startStudio } from '../../../backend/start-studio.ts';
import type { VictimOptions } from './start-victim.ts';

// It runs bundled, from a folder of its own: the repository is where it was started.
const root = process.cwd();
const { port = 0, tempo = {}, clouds } = JSON.parse(process.argv[3] ?? '{}') as VictimOptions;
let workerToken = '';
const studio = await startStudio({
  folder: process.argv[2] ?? '',
  host: '127.0.0.1',
  port,
  version: '0.0.0',
  shell: 'browser',
  migrationsFolder: path.join(root, 'migrations'),
  resourcesFolder: path.join(root, 'resources'),
  rendererFolder: null,
  // The workers are played by the parent or are processes of their own, so that calls are in flight when the kill comes.
  launchWorker: env => {
    workerToken = env.DAILIES_TOKEN ?? '';
    let end = (_: number | null): void => undefined;
    return {
      pid: undefined,
      onExit: listener => {
        end = listener;
      },
      kill: () => end(0),
    };
  },
  // What clouds do wrong is what is played here, and would only fill the screen.
  log: clouds ? () => undefined : console.error,
  tempo,
  ...(clouds && {
    clouds: {
      replicate: (key: string) => openReplicate(key, clouds.replicate),
      fal: (key: string) => openFal(key, clouds.fal),
    },
    laneTempo: clouds.tempo,
  }),
});
process.once('SIGTERM', () => void studio.close().then(() => process.exit(0)));
process.once('disconnect', () => process.exit(1));
process.send?.({ address: studio.address, workerToken, personToken: studio.desktopToken });
// One that is killed writes nothing at its end.
flushCompileCache();
