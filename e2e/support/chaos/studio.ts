import path from 'node:path';
import { startStudio } from '../../../backend/start-studio.ts';
import type { VictimOptions } from './start-victim.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');
const { port = 0, tempo = {} } = JSON.parse(process.argv[3] ?? '{}') as VictimOptions;
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
  log: console.error,
  tempo,
});
process.once('SIGTERM', () => void studio.close().then(() => process.exit(0)));
process.once('disconnect', () => process.exit(1));
process.send?.({ address: studio.address, workerToken, personToken: studio.desktopToken });
