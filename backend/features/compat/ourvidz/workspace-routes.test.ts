import { describe, expect, it } from 'vitest';
import { value } from '../../../studio.fake.ts';
import { openOurvidz, paint } from './ourvidz-bench.fake.ts';

/** A studio with takes that an OurVidz worker has made, three of one press. */
async function openWithTakes() {
  const bench = await openOurvidz();
  const { worker, ask, read, api } = bench;
  const batch = await ask('ourvidz-sdxl-fast', { prompt: 'fog', count: 3 });
  for (const colour of ['teal', 'salmon', 'navy']) {
    const message = await worker.pop();
    const path = `${message?.user_id}/${message?.id}/0.png`;
    await worker.upload(path, await paint(colour));
    await worker.call({ job_id: message?.id, status: 'completed', assets: [{ url: path, metadata: {} }] });
  }
  const { takes, tasks } = await read(batch.id);
  const act = (body: object) => worker.send('POST', '/functions/v1/workspace-actions', body);
  const listKept = async () =>
    (await value(api.listLibrary({ querystring: { view: 'kept' } }))).generations.map(each => each.id);
  const listShown = async () => (await read(batch.id)).takes.map(take => take.id);
  return { ...bench, act, listKept, listShown, ids: takes.map(take => take.id), jobId: tasks[1]?.id ?? '' };
}

describe('the workspace in OurVidz’s words', () => {
  it('saves one to the library once, however often that is said', async () => {
    const { act, ids, listKept, listShown } = await openWithTakes();
    for (let time = 0; time < 2; time++)
      expect((await act({ action: 'save_to_library', assetId: ids[0], tags: ['x'] })).json()).toEqual({
        success: true,
        libraryAssetId: ids[0],
        message: 'Asset saved to library',
        ignored: [{ field: 'tags', why: 'This studio does not know it' }],
      });
    expect(await listKept()).toEqual([ids[0]]);
    expect(await listShown()).toHaveLength(3);
  });

  it('clears one: saved, and off the workspace, from where it can be copied back', async () => {
    const { act, ids, listKept, listShown } = await openWithTakes();
    expect((await act({ action: 'clear_asset', assetId: ids[0] })).json()).toMatchObject({
      success: true,
      libraryAssetId: ids[0],
    });
    expect([await listKept(), await listShown()]).toEqual([[ids[0]], [ids[1], ids[2]]]);
    expect((await act({ action: 'copy_to_workspace', libraryAssetId: ids[0] })).json()).toMatchObject({
      workspaceAssetId: ids[0],
    });
    expect(await listShown()).toHaveLength(3);
  });

  it('clears a job by any of its pictures, and tells what was new', async () => {
    const { act, ids, jobId, listKept, listShown } = await openWithTakes();
    await act({ action: 'save_to_library', assetId: ids[0] });
    expect((await act({ action: 'clear_job', jobId })).json()).toMatchObject({
      success: true,
      assetsProcessed: 3,
      newSaves: 2,
    });
    expect((await listKept()).toSorted()).toEqual(ids.toSorted());
    expect(await listShown()).toEqual([]);
    expect((await act({ action: 'clear_job', jobId })).json()).toMatchObject({
      assetsProcessed: 0,
      message: 'No assets to clear',
    });
  });

  it('clears the workspace, twice without harm', async () => {
    const { act, ids, listKept, listShown } = await openWithTakes();
    await act({ action: 'discard_asset', assetId: ids[2] });
    expect((await act({ action: 'clear_workspace' })).json()).toMatchObject({ assetsProcessed: 2, newSaves: 2 });
    expect((await listKept()).toSorted()).toEqual([ids[0], ids[1]].toSorted());
    expect(await listShown()).toEqual([]);
    expect((await act({ action: 'clear_workspace' })).json()).toMatchObject({ assetsProcessed: 0 });
  });

  it('discards one into the trash, and says so when it was gone before', async () => {
    const { act, ids, worker, ownerId, api } = await openWithTakes();
    expect((await act({ action: 'discard_asset', assetId: ids[0] })).json()).toEqual({
      success: true,
      message: 'Asset discarded',
    });
    const gone = '01890000-0000-7000-8000-000000000000';
    expect((await act({ action: 'discard_asset', assetId: gone })).json()).toEqual({
      success: true,
      message: 'Asset already removed',
    });
    const remove = (item_id: unknown, user_id: string) =>
      worker.send('POST', '/functions/v1/delete-workspace-item', { item_id, user_id });
    expect((await remove(ids[1], ownerId)).json()).toMatchObject({ success: true, deleted_item_id: ids[1] });
    expect((await remove(ids[2], 'somebody')).status).toBe(403);
    const trash = await value(api.listLibrary({ querystring: { view: 'trash' } }));
    expect(trash.generations.map(each => each.id).toSorted()).toEqual([ids[0], ids[1]].toSorted());
  });

  it('refuses in text what it does not know, and changes nothing', async () => {
    const { act, listShown } = await openWithTakes();
    const gone = '01890000-0000-7000-8000-000000000000';
    for (const [body, status, words] of [
      [{}, 400, 'Unknown action'],
      [{ action: 'burn' }, 400, 'Unknown action'],
      [{ action: 'clear_asset' }, 400, 'Missing or invalid assetId'],
      [{ action: 'clear_asset', assetId: "' OR 1=1" }, 400, 'Missing or invalid assetId'],
      [{ action: 'save_to_library', assetId: gone }, 404, 'Asset not found'],
      [{ action: 'clear_job', jobId: gone }, 404, 'That task is not there.'],
    ] as const) {
      const answer = await act(body);
      expect([answer.status, answer.text]).toEqual([status, words]);
    }
    expect((await act({ action: 'copy_to_workspace', libraryAssetId: gone })).json()).toMatchObject({
      error: 'Asset not found',
    });
    expect(await listShown()).toHaveLength(3);
  });
});

describe('functions that are not here', () => {
  it.each([
    ['playground-chat', 501],
    ['generate-avatars', 501],
    ['replicate-image', 501],
    ['replicate-callback', 410],
    ['enhance-prompt-old', 410],
    ['generate-content', 410],
    ['test-edge-functions', 410],
    ['validate-enhancement-fix', 410],
  ])('%s answers %i and says why', async (name, status) => {
    const { worker } = await openOurvidz();
    const answer = await worker.send('POST', `/functions/v1/${name}`, {
      metadata: { reference_mode: 'modify' },
      prompt: 'x',
    });
    expect(answer.status).toBe(status);
    expect(answer.json().error).toEqual(expect.any(String));
  });

  it('tell of a method that they do not take', async () => {
    const { worker } = await openOurvidz();
    for (const name of ['queue-job', 'job-callback', 'workspace-actions']) {
      const answer = await worker.send('GET', `/functions/v1/${name}`);
      expect([answer.status, answer.text]).toEqual([405, 'Method not allowed']);
    }
    expect((await worker.send('POST', '/functions/v1/no-such-function', {})).status).toBe(404);
  });
});
