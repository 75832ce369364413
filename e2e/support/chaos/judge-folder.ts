import { readdirSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../../backend/db/open-database.ts';
import { createEventBus } from '../../../backend/events/event-bus.ts';
import { createEventLog } from '../../../backend/events/event-log.ts';
import { sweepMedia } from '../../../backend/features/generations/index.ts';
import { openMediaStore } from '../../../backend/media/media-store.ts';
import { openRenditionCache } from '../../../backend/media/rendition-cache.ts';

/** What is wrong with a studio's folder after all that; zeros, if nothing is. */
export type Verdict = {
  lost: number;
  twice: number;
  unfinished: number;
  leases: number;
  orphans: number;
  missing: number;
  leftovers: number;
  corrupt: number;
};

/** Sweeps a closed studio's folder and counts what should not be, against the tasks that were acknowledged to the person. */
export async function judgeFolder(
  folder: string,
  migrations: string,
  acknowledged: ReadonlySet<string>,
): Promise<Verdict> {
  const database = openDatabase(path.join(folder, 'studio.db'), migrations);
  const { read } = database;
  const store = await openMediaStore(folder);
  const renditions = await openRenditionCache(folder, store);
  const events = createEventLog(createEventBus(), Date.now);
  const never = () => 365;
  const parts = {
    database,
    store,
    renditions,
    events,
    now: Date.now,
    readTakeExpiryDays: never,
    readTrashDays: never,
    refreshBatches: () => undefined,
  };
  await new Promise(resolve => setTimeout(resolve, 20));
  await sweepMedia(parts, 0);

  const count = (sql: string) => read.get<{ n: number }>(sql)?.n ?? -1;
  const known = new Set(read.all<{ id: string }>('SELECT id FROM task').map(row => row.id));
  const rows = new Set(read.all<{ sha256: string }>('SELECT sha256 FROM media').map(row => row.sha256));
  const files = new Set<string>();
  for await (const { sha256 } of store.list()) files.add(sha256);
  const verdict = {
    lost: [...acknowledged].filter(id => !known.has(id)).length,
    twice: count('SELECT count(*) AS n FROM (SELECT task_id FROM generation GROUP BY task_id HAVING count(*) > 1)'),
    unfinished: count(`SELECT count(*) AS n FROM task t WHERE status <> 'succeeded'
      OR NOT EXISTS (SELECT 1 FROM generation g WHERE g.task_id = t.id)`),
    leases: count(
      "SELECT (SELECT count(*) FROM queue_entry) + (SELECT count(*) FROM attempt WHERE state = 'running') AS n",
    ),
    orphans: [...files].filter(sha256 => !rows.has(sha256)).length,
    missing: [...rows].filter(sha256 => !files.has(sha256)).length,
    leftovers: readdirSync(path.join(folder, 'media', 'incoming')).length,
    corrupt: read.get<{ integrity_check: string }>('PRAGMA integrity_check')?.integrity_check === 'ok' ? 0 : 1,
  };
  database.close();
  return verdict;
}
