import { describe, expect, it } from 'vitest';
import { Refusal } from '../../contract/problem.ts';
import { openMemoryDatabase } from '../../db/open-database.fake.ts';
import { createEventBus } from '../../events/event-bus.ts';
import { createEventLog } from '../../events/event-log.ts';
import { toOwner } from '../../plugins/caller.ts';
import { ROOT } from '../../studio.fake.ts';
import { addCloudModel, removeCloudModel } from './add-cloud-model.ts';
import { createCloudCards } from './cloud-cards.ts';
import { openDescribingClouds } from './describing-clouds.fake.ts';
import { draftCloudModel } from './draft-cloud-model.ts';
import { mapInput } from './map-input.ts';
import { readBundledCards } from './read-bundled-cards.ts';
import { readModelId } from './read-model-id.ts';

const owner = toOwner('0190a000-0000-7000-8000-000000000001', 'owner');
const bundled = readBundledCards(`${ROOT}/resources`);

async function openClouds() {
  const database = openMemoryDatabase();
  const now = () => Date.parse('2026-11-22T10:00:00Z');
  const placed: Record<string, string[]> = {};
  const cards = createCloudCards(database, () => bundled);
  const { describe: describeModel } = await openDescribingClouds();
  const parts = {
    database,
    events: createEventLog(createEventBus(), now),
    cards,
    pairs: [],
    describe: describeModel,
    place: (_: unknown, lane: string, all: readonly { id: string }[]) => {
      placed[lane] = all.map(card => card.id);
    },
    now,
  };
  const draft = (lane: 'replicate' | 'fal', model: string) => draftCloudModel(describeModel, lane, model, null);
  return { parts, cards, placed, draft };
}
const painter = { lane: 'replicate', model: 'acme/painter', use: 'image', name: 'Our painter' } as const;
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    error => (error instanceof Refusal ? error.problem.code : `${error}`),
  );

describe('a model by its id', () => {
  it('is read from its cloud before anything is stored', async () => {
    const { draft, cards } = await openClouds();
    const { told } = await draft('replicate', 'acme/painter');
    expect(told).toMatchObject({
      providerId: 'acme/painter',
      providerVersion: 'c'.repeat(64),
      use: 'image',
      name: 'painter',
      left: [],
    });
    expect(told.parameters.map(({ name }) => name)).toEqual(['prompt', 'seed']);
    expect(told.about).toHaveLength(300);
    expect(cards.list()).toHaveLength(bundled.size);
  });

  it('has its version named only where the cloud lets one be named', async () => {
    const { draft } = await openClouds();
    expect((await draft('replicate', 'acme/official')).told.providerVersion).toBeNull();
  });

  it('is guessed to be what its pictures and its results say', async () => {
    const { draft } = await openClouds();
    const { told, card } = await draft('fal', 'acme/animate');
    expect([told.use, card.output]).toEqual(['image-to-video', 'video']);
    expect((await draft('replicate', 'acme/official')).told.use).toBe('image');
  });

  it('is a model of its lane at once, with several runs for a press and no price', async () => {
    const { parts, cards, placed } = await openClouds();
    const added = await addCloudModel(parts, owner, painter);
    expect(added).toMatchObject({ id: 'replicate-acme-painter', name: 'Our painter', price: null, added: true });
    expect(added.sources).toEqual([
      {
        what: ['id', 'parameters', 'version'],
        url: 'https://replicate.com/acme/painter',
        takenOn: '2026-11-22',
        dated: 'read',
      },
    ]);
    expect(placed.replicate).toContain('replicate-acme-painter');
    expect(placed.fal).toBeUndefined();
    const card = cards.find('replicate-acme-painter');
    expect(card?.parameters.map(({ name }) => name)).toEqual(['prompt', 'seed', 'count']);
    const mapped = card && mapInput(card, { prompt: 'a fox', count: 2 }, 5, {});
    expect(mapped).toEqual({ input: { prompt: 'a fox', seed: 5 }, unmapped: [] });
  });

  it('is there once, however it is written, and also when two add it in one moment', async () => {
    const { parts, cards } = await openClouds();
    const tries = [painter, { ...painter, model: 'https://replicate.com/acme/painter/api' }];
    const codes = await Promise.all(tries.map(asked => codeOf(addCloudModel(parts, owner, asked))));
    expect(codes.toSorted()).toEqual(['conflict', 'ok']);
    expect(cards.list()).toHaveLength(bundled.size + 1);
    const known = { lane: 'fal', model: 'fal-ai/flux-1/dev', use: 'image', name: 'Flux' } as const;
    expect(await codeOf(addCloudModel(parts, owner, known))).not.toBe('ok');
  });

  it('can be removed again; what comes with the program cannot', async () => {
    const { parts, cards, placed } = await openClouds();
    const { id } = await addCloudModel(parts, owner, painter);
    await removeCloudModel(parts, id);
    expect(cards.find(id)).toBeNull();
    expect(placed.replicate).not.toContain(id);
    expect(await codeOf(removeCloudModel(parts, id))).toBe('not_found');
    expect(await codeOf(removeCloudModel(parts, 'fal-flux-1-dev'))).toBe('conflict');
    expect(placed.replicate).toHaveLength([...bundled.values()].filter(card => card.lane === 'replicate').length);
  });

  it('is read anew from the database when the studio starts again', async () => {
    const { parts } = await openClouds();
    await addCloudModel(parts, owner, painter);
    const again = createCloudCards(parts.database, () => bundled);
    expect([again.find('replicate-acme-painter')?.name, again.isAdded('replicate-acme-painter')]).toEqual([
      'Our painter',
      true,
    ]);
    expect(again.isAdded('fal-flux-1-dev')).toBe(false);
  });
});

describe('what cannot be added', () => {
  it.each([
    ['replicate', 'acme/missing', 'no_model'],
    ['replicate', 'acme/empty', 'invalid_request'],
    ['replicate', 'acme/huge', 'invalid_request'],
    ['replicate', 'acme/broken', 'provider_down'],
    ['fal', 'acme/missing', 'no_model'],
    ['fal', 'acme/words', 'invalid_request'],
  ] as const)('%s %s is refused as %s', async (lane, model, code) => {
    const { draft } = await openClouds();
    expect(await codeOf(draft(lane, model))).toBe(code);
  });

  it('the use must be one that the model has a result for', async () => {
    const { parts } = await openClouds();
    const clip = { lane: 'fal', model: 'acme/animate', name: 'Mover' } as const;
    expect(await codeOf(addCloudModel(parts, owner, { ...clip, use: 'edit' }))).toBe('invalid_request');
    expect(await codeOf(addCloudModel(parts, owner, { ...clip, use: 'image-to-video' }))).toBe('ok');
    const card = parts.cards.find('fal-acme-animate');
    expect([card?.output, card?.kind, card?.parameters.map(({ name }) => name)]).toEqual([
      'video',
      'video',
      ['prompt', 'start_frame', 'count'],
    ]);
  });
});

describe('what a person pastes', () => {
  it.each([
    ['replicate', 'acme/painter', 'acme/painter'],
    ['replicate', `acme/painter:${'a'.repeat(64)}`, 'acme/painter'],
    ['replicate', 'https://replicate.com/acme/painter', 'acme/painter'],
    ['replicate', `https://www.replicate.com/acme/painter/versions/${'a'.repeat(64)}/api`, 'acme/painter'],
    ['fal', 'fal-ai/flux/dev', 'fal-ai/flux/dev'],
    ['fal', 'https://fal.ai/models/fal-ai/flux/dev/playground?x=1', 'fal-ai/flux/dev'],
    ['fal', 'https://fal.ai/models/fal-ai/flux/dev/', 'fal-ai/flux/dev'],
  ] as const)('%s %s is the model %s', (lane, pasted, id) => {
    expect(readModelId(pasted, lane)).toBe(id);
  });

  it.each([
    ['replicate', 'painter'],
    ['replicate', 'a/b/c'],
    ['replicate', '../../etc/passwd'],
    ['replicate', 'acme/..'],
    ['replicate', 'acme/painter?x=1'],
    ['replicate', 'https://evil.example/acme/painter'],
    ['replicate', 'https://replicate.com.evil.example/acme/painter'],
    ['fal', 'https://fal.ai/models/'],
    ['fal', 'a//b'],
    ['fal', 'fal-ai/flux/dev#x'],
    ['fal', 'ключ/модель'],
  ] as const)('%s %s is refused in words', (lane, pasted) => {
    expect(() => readModelId(pasted, lane)).toThrow('are called');
  });
});
