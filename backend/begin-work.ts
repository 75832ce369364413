import path from 'node:path';
import type { AppParts } from './app.ts';
import { closeOldFiles } from './features/compat/index.ts';
import { createResultRating } from './features/tasks/index.ts';
import { keepBuiltIn, type LaunchWorker, listModels } from './features/workers/index.ts';
import { keepHouse } from './keep-house.ts';
import type { OnClose } from './open-data.ts';

/** The studio's own worker: its place among the others, what lets it in, and how its process is started; null leaves it out. */
export type BuiltIn = { readonly id: string; readonly secret: string; readonly launch: LaunchWorker | null };

/** What a studio does by itself from now on; `address` is where its own worker finds it. */
export type Begun = {
  readonly parts: Pick<AppParts, 'tasks' | 'generations' | 'workers' | 'accounts' | 'lanes'>;
  /** Forgets what writers wrote long ago and nothing came of. */
  readonly forgetWords: () => Promise<unknown>;
  readonly builtIn: BuiltIn;
  readonly address: string;
  readonly folder: string;
  readonly resourcesFolder: string;
  readonly log: (words: string) => void;
};

/** Starts what a studio does by itself once its doors are open: the clouds' lanes, its own worker, the housekeeping. */
export function beginWork(begun: Begun, onClose: OnClose): void {
  const { parts, forgetWords, builtIn, address, folder, resourcesFolder, log } = begun;
  const { tasks, generations, workers, accounts } = parts;
  const lanes = parts.lanes.start();
  onClose(() => lanes.stop());
  const { id, secret, launch } = builtIn;
  const env = {
    DAILIES_STUDIO: address,
    DAILIES_TOKEN: secret,
    DAILIES_RESOURCES: resourcesFolder,
    DAILIES_NAME: 'Built-in',
    DAILIES_WORKER_FOLDER: path.join(folder, 'worker'),
    DAILIES_BUILT_IN: 'yes',
  };
  const kept = launch && keepBuiltIn(workers, id, () => launch(env), log);
  if (kept) onClose(() => kept.stop());
  const restartHung = (workerId: string) => (workerId === id ? kept?.restart() : undefined);
  const rateResults = createResultRating(tasks, { listModels, findOwnerOf: accounts.findOwnerOf });
  const closeOld = () => closeOldFiles(tasks);
  onClose(keepHouse({ tasks, generations, workers, rateResults, closeOld, forgetWords }, restartHung, log));
}
