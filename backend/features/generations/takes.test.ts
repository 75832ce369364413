import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { codeOf, openStudio, value } from '../../studio.fake.ts';

/** A studio with one take for each prompt. */
async function openWithTakes(...prompts: string[]) {
  const bench = await openStudio();
  const { api, agent, projectId } = bench;
  const takes: { id: string; batchId: string }[] = [];
  for (const [n, prompt] of prompts.entries()) {
    const batch = await value(
      api.createTask({ body: { projectId, modelId: 'previz-sketch', parameters: { prompt } } }),
    );
    const claimed = await value(agent.claim({ body: { models: ['previz-sketch'], loadedModel: null, waitMs: 0 } }));
    const bytes = await sharp({ create: { width: 32, height: 32, channels: 3, background: { r: n, g: 90, b: 120 } } })
      .png()
      .toBuffer();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await value(agent.uploadMedia({ params: { sha256 }, bytes: new Uint8Array(bytes), type: 'image/png' }));
    const body = { results: [{ sha256, seed: 5 }], runtime: 'previz', versions: {}, unmapped: [], tookMs: 1 };
    const { generationIds } = await value(agent.deliver({ params: { id: claimed?.attemptId ?? '' }, body }));
    takes.push({ id: generationIds[0] ?? '', batchId: batch.id });
  }
  const library = async (query: object = {}) =>
    (await value(api.listLibrary({ querystring: { limit: 60, ...query } }))).generations.map(g => g.prompt);
  const workspace = async () =>
    (await value(api.listBatches({ querystring: { projectId } }))).batches.flatMap(batch =>
      batch.takes.map(take => take.prompt),
    );
  const ids = (...which: number[]) => ({ body: { ids: which.map(n => takes[n]?.id ?? '') } });
  return { ...bench, takes, library, workspace, ids };
}

describe('a take', () => {
  it('that is kept is in the library, stays on the workspace, and no longer expires', async () => {
    const { api, ids, library, workspace } = await openWithTakes('a red lamp', 'a blue boat');
    const { generations } = await value(api.keepTakes(ids(0)));
    expect(generations[0]).toMatchObject({ prompt: 'a red lamp', expiresAt: null });
    expect(await library()).toEqual(['a red lamp']);
    expect(await workspace()).toEqual(['a blue boat', 'a red lamp']);
    expect(await value(api.keepTakes(ids(0)))).toEqual({ generations });
  });

  it('that is discarded goes to the trash and comes back to where it was', async () => {
    const { api, ids, library, workspace } = await openWithTakes('a red lamp', 'a blue boat');
    await value(api.keepTakes(ids(0)));
    await value(api.discardTakes(ids(0, 1)));
    expect([await library(), await workspace(), await library({ view: 'trash' })]).toEqual([
      [],
      [],
      ['a blue boat', 'a red lamp'],
    ]);
    await value(api.restoreTakes(ids(0, 1)));
    expect([await library(), await workspace(), await library({ view: 'trash' })]).toEqual([
      ['a red lamp'],
      ['a blue boat', 'a red lamp'],
      [],
    ]);
  });

  it('is deleted for good only from the trash', async () => {
    const { api, ids, library } = await openWithTakes('a red lamp');
    expect(await value(api.purgeTrash(ids(0)))).toEqual({ purged: 0 });
    await value(api.discardTakes(ids(0)));
    expect(await value(api.purgeTrash(ids(0)))).toEqual({ purged: 1 });
    expect(await library({ view: 'trash' })).toEqual([]);
    expect(await codeOf(api.readGeneration({ params: { id: ids(0).body.ids[0] ?? '' } }))).toBe('not_found');
  });

  it('changes with others or not at all', async () => {
    const { api, ids, library } = await openWithTakes('a red lamp');
    const stranger = '0198c0de-0000-7000-8000-000000000000';
    expect(await codeOf(api.keepTakes({ body: { ids: [...ids(0).body.ids, stranger] } }))).toBe('not_found');
    expect(await library()).toEqual([]);
  });

  it('leaves the workspace when that is cleared: kept ones stay in the library, the others go to the trash', async () => {
    const { api, ids, library, workspace, projectId } = await openWithTakes('a red lamp', 'a blue boat');
    await value(api.keepTakes(ids(0)));
    await value(api.clearWorkspace({ body: { projectId } }));
    expect([await workspace(), await library(), await library({ view: 'trash' })]).toEqual([
      [],
      ['a red lamp'],
      ['a blue boat'],
    ]);
    await value(api.copyToWorkspace(ids(0)));
    expect(await workspace()).toEqual(['a red lamp']);
  });

  it('is downloaded under a plain name whatever its prompt holds, and is told to be gone when its file is', async () => {
    const prompt = '../../etc/passwd"\r\nset-cookie: a=b\u0000 \u202egpj.exe CON | 猫';
    const { takes, studio } = await openWithTakes(prompt, 'lone \ud800 half');
    const headers = { authorization: `Bearer ${studio.desktopToken}`, host: 'studio.local' };
    const get = (n: number) => studio.app.inject({ url: `/api/generations/${takes[n]?.id}/download`, headers });
    const file = await get(0);
    expect(file.headers['content-disposition']).toBe(
      `attachment; filename="etc passwd set cookie a b gpj exe 5.png"; filename*=UTF-8''etc%20passwd%20set%20cookie%20a%20b%20gpj%20exe%205.png`,
    );
    expect(file.headers['set-cookie']).toBeUndefined();
    expect((await get(1)).statusCode).toBe(200);
    rmSync(path.join(studio.folder, 'media'), { recursive: true });
    expect([(await get(0)).statusCode, (await get(0)).json().code]).toEqual([404, 'not_found']);
  });

  it('is downloaded with its recipe inside, which brings the form back, or clean of all words', async () => {
    const { takes, studio } = await openWithTakes('a red lamp, قطة 🐈');
    const headers = { authorization: `Bearer ${studio.desktopToken}`, host: 'studio.local' };
    const url = `/api/generations/${takes[0]?.id}/download`;
    const file = await studio.app.inject({ url, headers });
    expect(file.headers['content-disposition']).toContain('attachment');
    const back = await studio.app.inject({
      method: 'POST',
      url: '/api/media',
      headers: { ...headers, 'content-type': 'image/png' },
      payload: file.rawPayload,
    });
    expect(back.json().recipe).toMatchObject({
      modelId: 'previz-sketch',
      parameters: { prompt: 'a red lamp, قطة 🐈', seed: 5 },
    });
    const clean = await studio.app.inject({ url: `${url}?clean=true`, headers });
    expect(clean.rawPayload.includes(Buffer.from('red lamp'))).toBe(false);
    const again = await studio.app.inject({
      method: 'POST',
      url: '/api/media',
      headers: { ...headers, 'content-type': 'image/png' },
      payload: clean.rawPayload,
    });
    expect(again.json().recipe).toBeNull();
  });
});

describe('the library', () => {
  it('finds by the beginnings of words, in any order and whatever the accents', async () => {
    const { api, ids, library } = await openWithTakes('a café by the harbour', 'Harbour fog at night', 'a fox');
    await value(api.keepTakes(ids(0, 1, 2)));
    expect(await library({ search: 'harb' })).toEqual(['Harbour fog at night', 'a café by the harbour']);
    expect(await library({ search: 'harbour cafe' })).toEqual(['a café by the harbour']);
    expect(await library({ search: 'whale' })).toEqual([]);
  });

  it('takes any text as words, never as an operator', async () => {
    const { api, ids, library } = await openWithTakes('a fox OR a dog');
    await value(api.keepTakes(ids(0)));
    for (const search of ['"', 'fox AND', 'NEAR(fox', 'prompt:fox*', "'; DROP TABLE generation; --", '((((', 'fox"*'])
      await library({ search });
    expect(await library({ search: 'OR' })).toEqual(['a fox OR a dog']);
    expect(await library({ search: '!!!' })).toEqual([]);
  });

  it('is read page by page with nothing twice and nothing left out', async () => {
    const { api, ids } = await openWithTakes('1', '2', '3', '4', '5');
    await value(api.keepTakes(ids(0, 1, 2, 3, 4)));
    const seen = [];
    let cursor: string | undefined;
    do {
      const page = await value(api.listLibrary({ querystring: { limit: 2, ...(cursor && { cursor }) } }));
      expect(page.total).toBe(5);
      seen.push(...page.generations.map(generation => generation.prompt));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['5', '4', '3', '2', '1']);
  });
});
