import { describe, expect, it } from 'vitest';
import { openReplicate } from '../../providers/replicate/open-replicate.ts';
import { codeOf, makeFolder, openStudio, value } from '../../studio.fake.ts';
import { openDescribingClouds } from './describing-clouds.fake.ts';

const KEY = { params: { lane: 'replicate' }, body: { key: 'r8_a_key_of_the_tests' } } as const;
const painter = { lane: 'replicate', model: 'acme/painter', use: 'image', name: 'Our painter' } as const;

async function openBench(folder = makeFolder()) {
  const { place } = await openDescribingClouds();
  return openStudio(folder, { clouds: { replicate: key => openReplicate(key, { api: place }) } });
}
const idsOf = async ({ api }: Awaited<ReturnType<typeof openBench>>) =>
  (await value(api.listModels({}))).models.map(model => model.id);

describe('a studio and the models of its clouds', () => {
  it('lists what comes with it before there is a key, and asks for the key before it looks one up', async () => {
    const { api } = await openBench();
    const { models } = await value(api.listCloudModels({}));
    expect(models.find(model => model.id === 'fal-flux-1-dev')).toMatchObject({ added: false, use: 'image' });
    expect(await codeOf(api.previewCloudModel({ body: { lane: 'replicate', model: 'acme/painter' } }))).toBe(
      'conflict',
    );
    expect(await codeOf(api.addCloudModel({ body: painter }))).toBe('conflict');
  });

  it('has an added model among its models at once, priced by its person alone, and after a restart too', async () => {
    const folder = makeFolder();
    const bench = await openBench(folder);
    const { api } = bench;
    await value(api.setCloudKey(KEY));
    const { id } = await value(api.addCloudModel({ body: painter }));
    expect(await idsOf(bench)).toContain(id);
    const booked = async () => (await value(api.listPrices({}))).prices.find(price => price.modelId === id);
    expect((await booked())?.source).toEqual({ by: 'nobody' });
    await value(api.addPrice({ body: { modelId: id, lane: 'replicate', micros: 12_000 } }));
    expect(await booked()).toMatchObject({ usualMicros: 12_000, atMostMicros: 12_000, source: { by: 'person' } });
    await bench.studio.close();
    const again = await openBench(folder);
    expect(await idsOf(again)).toContain(id);
    await value(again.api.removeCloudModel({ params: { id } }));
    expect((await value(again.api.listCloudModels({}))).models.some(model => model.id === id)).toBe(false);
  });

  it('says which clouds’ models are of the family of its own, and what would differ', async () => {
    const bench = await openBench();
    await value(bench.api.setCloudKey(KEY));
    const { suggestions } = await value(bench.api.suggestStandIns({}));
    expect(suggestions).toContainEqual(
      expect.objectContaining({ modelId: 'upscale', standInId: 'replicate-real-esrgan', lane: 'replicate' }),
    );
  });
});
