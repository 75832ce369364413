import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ModelCard } from '../../../contract/models.ts';
import { ROOT } from '../../../studio.fake.ts';
import { findModel, jobOf, modelsOf, QueueName } from './jobs.ts';

const FOLDER = path.join(ROOT, 'resources', 'compat', 'ourvidz');
const cards = readdirSync(FOLDER).map(name =>
  ModelCard.parse(JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'))),
);

it('every model that can be asked for has words in the worker’s language, and every word a model', () => {
  const known = QueueName.options.flatMap(modelsOf);
  expect(cards.map(card => card.id).toSorted()).toEqual(known.toSorted());
});

it.each(cards.map(card => [card.id, card] as const))(
  '%s makes what its job makes, as it says of itself',
  (id, card) => {
    const job = jobOf(id);
    expect(card.kind).toBe(job.format);
    const usual = (name: string) => card.parameters.find(parameter => parameter.name === name)?.default;
    if (usual('steps') !== undefined) expect([usual('steps'), usual('guidance')]).toEqual([job.steps, job.guidance]);
    expect(card.parameters.some(parameter => parameter.name === 'rewrite')).toBe(job.rewrittenType !== undefined);
    if (!job.exactCopy) expect(findModel(job.type)).toEqual({ modelId: id, rewrite: false });
    if (job.rewrittenType) expect(findModel(job.rewrittenType)).toEqual({ modelId: id, rewrite: true });
  },
);

it('a lease is longer than the worker’s own limits, run twice', () => {
  const limits = { video: 500_000, image: 180_000 };
  for (const id of modelsOf('wan_queue')) expect(jobOf(id).leaseMs).toBeGreaterThan(2 * limits[jobOf(id).format]);
});
