import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { ModelCard } from '../../contract/models.ts';
import type { PriceRule } from '../../contract/prices.ts';
import type { WritableDb } from '../../db/handles.ts';
import { makeId } from '../../db/make-id.ts';
import { MIGRATIONS } from '../../db/open-database.fake.ts';
import { openDatabase } from '../../db/open-database.ts';
import { createEventBus } from '../../events/event-bus.ts';
import { createEventLog } from '../../events/event-log.ts';
import { openStudio, value } from '../../studio.fake.ts';
import { notePrices } from './note-prices.ts';

/** A model of the cloud, priced by the megapixel. */
export const fluxCard: ModelCard = {
  id: 'test-flux',
  name: 'Flux there',
  family: 'Flux',
  kind: 'image',
  runtime: 'fal',
  version: 'current',
  about: 'A model of the tests.',
  parameters: [
    { name: 'prompt', type: 'text', label: 'Prompt', group: 'prompt', required: true },
    { name: 'size', type: 'size', label: 'Size', group: 'picture', default: { width: 1000, height: 1000 } },
    { name: 'steps', type: 'integer', label: 'Steps', group: 'sampling', min: 1, max: 4, default: 4 },
  ],
};
const PER_MEGAPIXEL: PriceRule = {
  terms: [{ per: 'megapixel', of: { size: 'size' }, pixels: 1_000_000, round: 'up', rates: [{ micros: 25_000 }] }],
};
const LANE_ID = '0190b3a0-0000-7000-8000-00000000fa11';

/** A studio with a lane to a cloud that has one model, and a second hand on its database. */
export async function openLaneStudio({ rule = PER_MEGAPIXEL }: { rule?: PriceRule | null } = {}) {
  const clock = { now: Date.now() };
  const bench = await openStudio(undefined, { tempo: { now: () => clock.now } });
  const database = openDatabase(path.join(bench.studio.folder, 'studio.db'), MIGRATIONS);
  onTestFinished(() => database.close());
  const write = <T>(work: (db: WritableDb) => T) => database.write(work);
  const now = () => clock.now;
  const parts = { database, events: createEventLog(createEventBus(), now), now };
  await write(db => {
    db.run(
      `INSERT INTO worker (id, name, host, built_in, version, runtimes, hardware, paused, online, created_at, lane)
      VALUES (?, 'Test cloud', '', 0, '1', '[]', '{"cpus":1,"memoryBytes":1,"gpus":[]}', 0, 1, ?, 'fal')`,
      LANE_ID,
      clock.now,
    );
    const card = JSON.stringify(fluxCard);
    db.run('INSERT INTO model (id, card, updated_at) VALUES (?, ?, 1)', fluxCard.id, card);
    db.run(
      'INSERT INTO site (model_id, worker_id, own_id, card) VALUES (?, ?, ?, ?)',
      fluxCard.id,
      LANE_ID,
      fluxCard.id,
      card,
    );
    notePrices(
      db,
      [{ modelId: fluxCard.id, lane: 'fal', rule, page: 'https://example.com/prices', takenOn: '2026-05-04' }],
      clock.now,
    );
  });
  const policyOf = (change: object) =>
    value(bench.api.readPolicy({ params: { id: bench.projectId } })).then(({ policy }) =>
      value(bench.api.changePolicy({ params: { id: bench.projectId }, body: { ...policy, ...change } })),
    );
  const ask = async (modelId: string, more: object = {}) => {
    const body = { projectId: bench.projectId, modelId, parameters: { prompt: 'a lamp' }, ...more };
    return (await value(bench.api.createTask({ body }))).tasks[0]?.id ?? '';
  };
  const why = (id: string) => value(bench.api.readWhy({ params: { id } }));
  const quote = (modelId: string, parameters: object = {}) =>
    value(bench.api.quote({ body: { modelId, projectId: bench.projectId, parameters: { ...parameters } } }));
  const onCloud = <P extends { lane: string | null }>({ places }: { places: readonly P[] }): P => {
    const found = places.find(({ lane }) => lane === 'fal');
    if (!found) throw new Error('There is no lane among these places.');
    return found;
  };
  const attempt = makeId;
  return { ...bench, database, parts, clock, write, laneId: LANE_ID, policyOf, ask, why, quote, onCloud, attempt };
}
