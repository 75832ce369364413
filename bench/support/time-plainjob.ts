import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { better, defineQueue } from 'plainjob';

const JOBS = 2_000;
const QUIET = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };
const DATA = JSON.stringify({ prompt: 'fog over a harbour at first light' });

/** How many jobs plainjob takes from asked for to done in a second, as durable as we are (`synchronous=FULL`), one commit a step as it has it. */
export function timePlainjob(folder: string): number {
  const sqlite = new Sqlite(path.join(folder, 'plainjob.db'));
  const queue = defineQueue({ connection: better(sqlite), logger: QUIET });
  sqlite.pragma('synchronous = FULL');
  const startedAt = performance.now();
  for (let n = 0; n < JOBS; n++) queue.add('task', DATA);
  for (let job = queue.getAndMarkJobAsProcessing('task'); job; job = queue.getAndMarkJobAsProcessing('task'))
    queue.markJobAsDone(job.id);
  const seconds = (performance.now() - startedAt) / 1000;
  queue.close();
  return JOBS / seconds;
}
