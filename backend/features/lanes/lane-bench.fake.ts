import path from 'node:path';
import Sqlite from 'better-sqlite3';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import { openReplicate } from '../../providers/replicate/open-replicate.ts';
import { type FakeOptions, startFakeReplicate } from '../../providers/replicate/replicate.fake.ts';
import type { StudioOptions } from '../../start-studio.ts';
import { makeFolder, openStudio, value } from '../../studio.fake.ts';
import type { LaneTempo } from './lane-parts.ts';

export const KEY = 'r8_a_key_that_nobody_may_see';
/** A model of Replicate that comes with the program, at four cents a picture. */
export const MODEL = 'replicate-flux-1-1-pro';

/** A lane that does in a moment what takes minutes. */
export const QUICK: Partial<LaneTempo> = {
  pollFirstMs: 10,
  pollMostMs: 20,
  settledMs: 400,
  askMs: 1_500,
  resendMs: 1_500,
  fetchMs: 1_500,
};

/** A small picture as a cloud hands it out. */
export const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
  .png()
  .toBuffer();

/** Replicate as it is played here: every run makes the picture. */
export async function startReplicate(options: Partial<FakeOptions> = {}) {
  const fake = await startFakeReplicate({
    key: KEY,
    makeOutput: () => ({ bytes: picture, type: 'image/png' }),
    ...options,
  });
  onTestFinished(() => fake.close());
  return fake;
}

/** What the ledger says of a folder: what was set aside and is still, and what was spent. */
export function readLedger(folder: string): { held: number; spent: number; holds: number } {
  const db = new Sqlite(path.join(folder, 'studio.db'), { readonly: true });
  const row = db
    .prepare(
      'SELECT coalesce(sum(held_micros), 0) AS held, coalesce(sum(spent_micros), 0) AS spent, (SELECT count(*) FROM hold) AS holds FROM ledger_entry',
    )
    .get() as { held: number; spent: number; holds: number };
  db.close();
  return row;
}

/** A studio with a key for a Replicate on loopback. */
export async function openLaneBench(
  fake: Awaited<ReturnType<typeof startReplicate>>,
  options: Partial<StudioOptions> = {},
) {
  const folder = makeFolder();
  const bench = await openStudio(folder, {
    clouds: { replicate: key => openReplicate(key, { api: fake.api, inside: [fake.origin] }) },
    laneTempo: QUICK,
    ...options,
  });
  const { api, projectId } = bench;
  await value(api.setCloudKey({ params: { lane: 'replicate' }, body: { key: KEY } }));
  const ask = (parameters: object = {}) =>
    value(api.createTask({ body: { projectId, modelId: MODEL, parameters: { prompt: 'a lamp', ...parameters } } }));
  const until = async <T>(look: () => Promise<T | null | undefined | false>): Promise<T> => {
    for (;;) {
      const found = await look();
      if (found !== null && found !== undefined && found !== false) return found;
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  };
  const read = (id: string) => value(api.readBatch({ params: { id } }));
  /** Waits until all tasks of a batch have this status. */
  const become = (id: string, status: string) =>
    until(async () => {
      const batch = await read(id);
      return batch.tasks.every(task => task.status === status) ? batch : null;
    });
  return { ...bench, folder, ask, read, become, until };
}
