import path from 'node:path';
import { startStudio } from '../../../backend/start-studio.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');
const studio = await startStudio({
  folder: process.argv[2] ?? '',
  host: '127.0.0.1',
  port: 0,
  version: '0.0.0',
  shell: 'browser',
  migrationsFolder: path.join(root, 'migrations'),
  resourcesFolder: path.join(root, 'resources'),
  rendererFolder: null,
  // The workers are played by the parent, so that hundreds of calls are in flight when the kill comes.
  launchWorker: env => {
    process.send?.({ address: env.DAILIES_STUDIO, workerToken: env.DAILIES_TOKEN });
    return { pid: undefined, onExit: () => undefined, kill: () => undefined };
  },
  log: console.error,
});
process.send?.({ personToken: studio.desktopToken });
