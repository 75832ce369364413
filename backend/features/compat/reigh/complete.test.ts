import { describe, expect, it } from 'vitest';
import { value } from '../../../studio.fake.ts';
import { openReigh, paint } from './reigh-bench.fake.ts';

const pathOf = (url: unknown) => new URL(String(url)).pathname;

async function openClaimed(parameters: object = {}) {
  const bench = await openReigh();
  const batch = await bench.ask(parameters);
  const claimed = await bench.claim();
  return { ...bench, batch, taskId: claimed?.task_id ?? '' };
}

describe('a result handed in as base64', () => {
  it('becomes a take of the task, at a public address', async () => {
    const { complete, read, batch, taskId, knock } = await openClaimed({ seed: 11 });
    const reply = await complete(taskId, 'red', {
      first_frame_data: (await paint('pink')).toString('base64'),
      first_frame_filename: `thumb_${taskId.slice(0, 8)}.jpg`,
    });
    expect(reply.status).toBe(200);
    expect(reply.json()).toMatchObject({ success: true, follow_up: { status: 'ok', issues: [] } });
    const { tasks, takes } = await read(batch.id);
    expect(tasks[0]?.status).toBe('succeeded');
    expect(takes).toEqual([expect.objectContaining({ taskId, kind: 'image', seed: 11 })]);
    const { public_url, thumbnail_url } = reply.json();
    expect((await knock('GET', pathOf(public_url))).raw.equals(await paint('red'))).toBe(true);
    expect((await knock('GET', pathOf(thumbnail_url))).raw.equals(await paint('pink'))).toBe(true);
  });

  it('is answered alike when it comes again, and makes one take', async () => {
    const { complete, read, batch, taskId } = await openClaimed();
    const first = await complete(taskId);
    const again = await complete(taskId);
    const other = await complete(taskId, 'green');
    expect([again.status, other.status]).toEqual([200, 200]);
    expect(again.json().public_url).toBe(first.json().public_url);
    expect(other.json().public_url).toBe(first.json().public_url);
    expect((await read(batch.id)).takes).toHaveLength(1);
  });

  it('is taken without its thumbnail where that is no picture, and says so', async () => {
    const { complete, taskId } = await openClaimed();
    const reply = await complete(taskId, 'red', {
      first_frame_data: Buffer.from('no picture').toString('base64'),
      first_frame_filename: 'thumb.jpg',
    });
    expect(reply.json()).toMatchObject({
      success: true,
      thumbnail_url: null,
      follow_up: { status: 'degraded', issues: [{ code: 'thumbnail_not_stored' }] },
    });
  });

  it.each([
    [{}, 400, 'storage_path_required'],
    [{ task_id: 7 }, 400, 'task_id_required'],
    [{ file_data: 'AAAA' }, 400, 'missing_base64_upload_fields'],
    [{ filename: 'a.png' }, 400, 'missing_base64_upload_fields'],
    [{ file_data: '€', filename: 'a.png' }, 400, 'invalid_base64_file_data'],
    [{ file_data: 'AAAA', filename: 'a.png', first_frame_data: 'AAAA' }, 400, 'first_frame_filename_required'],
    [{ file_data: 'AAAA', filename: 'a.png', first_frame_filename: 'a' }, 400, 'first_frame_data_required'],
    [{ file_data: 'AAAA', filename: 'a.png' }, 415, 'unsupported_media'],
    [{ storage_path: 'a' }, 400, 'invalid_storage_path_format'],
    [{ storage_path: 'a/../b/c' }, 400, 'invalid_storage_path_format'],
    [{ storage_path: 'a/b', thumbnail_storage_path: 'c/d' }, 400, 'invalid_thumbnail_storage_path_format'],
    [{ storage_path: 'u/uploads/none.png' }, 404, 'storage_reference_not_found'],
    [{ storage_path: 'u/tasks/another/none.png' }, 403, 'storage_path_access_denied'],
    [{ output_location: 'I could not.' }, 400, 'no_file'],
    [{ output_location: 'http://127.0.0.1:9/a.png' }, 400, 'address_refused'],
    [{ output_location: 'http://169.254.169.254/latest/meta-data' }, 400, 'address_refused'],
    [{ output_location: 'http://[::1]/a.png' }, 400, 'address_refused'],
  ])('is refused as %j with %i %s, and the task goes on', async (body, status, code) => {
    const { call, taskId, read, batch } = await openClaimed();
    const reply = await call('complete_task', { task_id: taskId, ...body });
    expect([reply.status, reply.json().errorCode], reply.body).toEqual([status, code]);
    expect(reply.json()).toMatchObject({ error: code, message: expect.any(String), recoverable: status >= 500 });
    expect((await read(batch.id)).tasks[0]?.status).toBe('running');
  });

  it('is refused when it is no JSON, or larger than this way takes', { timeout: 30_000 }, async () => {
    const { knock, bearer, secret, taskId } = await openClaimed();
    const headers = { ...bearer(secret), 'content-type': 'multipart/form-data; boundary=x' };
    expect((await knock('POST', '/functions/v1/complete_task', headers, Buffer.from('--x--'))).status).toBe(415);
    const broken = await knock(
      'POST',
      '/functions/v1/complete_task',
      { ...bearer(secret), 'content-type': 'application/json' },
      Buffer.from('{"task_id":'),
    );
    expect(broken.status).toBe(400);
    const large = { task_id: taskId, filename: 'a.png', file_data: 'A'.repeat(65 * 1024 ** 2) };
    const refused = await knock('POST', '/functions/v1/complete_task', bearer(secret), large);
    expect([refused.status, refused.json().errorCode]).toEqual([413, 'too_large']);
  });
});

describe('a result of a task', () => {
  it('of another person is not found, whatever is sent', async () => {
    const { plant, plantPerson, complete, call } = await openReigh();
    const foreign = plant({ ownerId: plantPerson() });
    for (const id of [foreign, '00000000-0000-7000-8000-000000000000', 'x'])
      expect([(await complete(id)).status, (await complete(id)).json().errorCode]).toEqual([404, 'task_not_found']);
    expect((await call('generate-upload-url', { task_id: foreign, filename: 'a', content_type: 'b' })).status).toBe(
      404,
    );
    expect((await call('get-task-status', { task_id: foreign })).status).toBe(404);
  });

  it('that this worker was never given is refused', async () => {
    const { plant, complete, makeToken, callAs, claim } = await openReigh();
    const waiting = plant();
    expect([(await complete(waiting)).status, (await complete(waiting)).json().errorCode]).toEqual([
      409,
      'task_not_claimed',
    ]);
    await claim();
    const other = await makeToken('other');
    const file_data = (await paint('red')).toString('base64');
    const reply = await callAs(other.secret, 'complete_task', { task_id: waiting, file_data, filename: 'a.png' });
    expect(reply.status).toBe(409);
  });

  it('that was cancelled ends well for the worker, and is not kept', async () => {
    const { api, complete, batch, taskId, read, call } = await openClaimed();
    await value(api.cancelTask({ params: { id: taskId } }));
    const reply = await complete(taskId);
    expect(reply.status).toBe(200);
    expect(reply.json()).toMatchObject({
      success: true,
      follow_up: { status: 'degraded', issues: [{ code: 'task_cancelled' }] },
    });
    const { tasks, takes } = await read(batch.id);
    expect([tasks[0]?.status, takes]).toEqual(['cancelled', []]);
    expect((await call('get-task-status', { task_id: taskId })).json()).toEqual({ status: 'Cancelled' });
  });

  it('that another worker finished meanwhile is kept as a further variant', async () => {
    const { beat, batch, taskId, read, makeToken, callAs, complete, db } = await openClaimed();
    await beat('gpu-1', { status_param: 'crashed' });
    db.prepare('UPDATE queue_entry SET state = 0, due_at = NULL').run();
    const { secret } = await makeToken('second');
    expect((await callAs(secret, 'claim-next-task', { worker_id: 'gpu-2' })).json().task_id).toBe(taskId);
    const quick = await callAs(secret, 'complete_task', {
      task_id: taskId,
      file_data: (await paint('green')).toString('base64'),
      filename: 'out.png',
    });
    const late = await complete(taskId, 'red');
    expect([quick.status, late.status]).toEqual([200, 200]);
    expect(late.json().public_url).toBe(quick.json().public_url);
    const { takes } = await read(batch.id);
    expect(takes.map(take => take.variants)).toEqual([2]);
  });

  it('of a program may be words, which are kept', async () => {
    const { plant, claim, call, rest } = await openReigh();
    const id = plant({ params: { prompt: 'x' } });
    await claim();
    const reply = await call('complete_task', { task_id: id, output_location: '{"segments":3}' });
    expect(reply.json()).toMatchObject({ success: true, public_url: '{"segments":3}' });
    expect((await rest(`id=eq.${id}&select=status,output_location`)).json()).toEqual([
      { status: 'Complete', output_location: '{"segments":3}' },
    ]);
  });
});
