import { describe, expect, it } from 'vitest';
import { openReigh } from './reigh-bench.fake.ts';

const ONE = { accept: 'application/vnd.pgrst.object+json' };

describe('the table of tasks', () => {
  it('is read with the anon key of a token, and shows its person’s tasks alone', async () => {
    const { plant, plantPerson, rest, knock, makeToken } = await openReigh();
    const mine = plant();
    const foreign = plant({ ownerId: plantPerson() });
    expect((await rest('select=id')).json()).toEqual([{ id: mine }]);
    expect((await rest(`select=id&id=eq.${foreign}`)).json()).toEqual([]);
    expect((await knock('GET', '/rest/v1/tasks?select=id')).status).toBe(401);
    expect((await knock('GET', '/rest/v1/tasks?select=id', { apikey: 'a.b.c' })).status).toBe(403);
    const { anonKey } = await makeToken('second');
    expect((await knock('GET', '/rest/v1/tasks?select=id', { apikey: anonKey ?? '' })).json()).toEqual([{ id: mine }]);
  });

  it('gives one row as an object, and any other number of rows as 406', async () => {
    const { plant, rest } = await openReigh();
    const id = plant();
    const row = await rest(`select=status,project_id,task_type,created_at&id=eq.${id}`, ONE);
    expect([row.status, row.json()]).toEqual([
      200,
      { status: 'Queued', project_id: expect.any(String), task_type: 'z_image_turbo', created_at: expect.any(String) },
    ]);
    const none = await rest('select=status&id=eq.00000000-0000-7000-8000-000000000000', ONE);
    expect([none.status, none.json()]).toEqual([
      406,
      expect.objectContaining({ code: 'PGRST116', details: 'The result contains 0 rows' }),
    ]);
    plant();
    expect((await rest('select=status', ONE)).json()).toMatchObject({ details: 'The result contains 2 rows' });
  });

  it('finds the children of an orchestrator by what their params contain, in the order that was asked for', async () => {
    const { plant, rest } = await openReigh();
    const parent = plant({ type: 'travel_orchestrator', kind: 'chain' });
    const children = [2, 0, 1].map(index =>
      plant({
        type: 'travel_segment',
        kind: 'video',
        params: { orchestrator_task_id_ref: parent, segment_index: index, deep: { a: [1, 2] } },
      }),
    );
    plant({ type: 'travel_segment', kind: 'video', params: { orchestrator_task_id_ref: 'another' } });
    const find = async (part: object, more = '') =>
      (
        (
          await rest(`select=id,params&params=cs.${encodeURIComponent(JSON.stringify(part))}${more}`)
        ).json() as unknown as { id: string }[]
      ).map(({ id }) => id);
    expect(await find({ orchestrator_task_id_ref: parent }, '&order=created_at')).toHaveLength(3);
    expect(await find({ orchestrator_task_id_ref: parent }, '&order=id.desc&limit=1')).toEqual([
      children.toSorted().at(-1),
    ]);
    expect(await find({ segment_index: 1, deep: { a: [2] } })).toEqual([children[2]]);
    expect(await find({ orchestrator_task_id_ref: parent }, '&limit=1&offset=5')).toEqual([]);
  });

  it('says what a task waits for, what came of it and why it failed', async () => {
    const { plant, claim, call, rest, db } = await openReigh();
    const [first, second] = [plant(), plant({ type: 'flux' })];
    db.prepare('INSERT INTO task_dependency (needs_id, task_id) VALUES (?, ?)').run(first, second);
    expect((await rest(`id=eq.${second}&select=dependant_on`)).json()).toEqual([{ dependant_on: [first] }]);
    const { task_id } = (await claim('gpu-7')) ?? {};
    await call('update-task-status', { task_id, status: 'Failed', error_details: 'no such lora' });
    expect((await rest(`id=eq.${task_id}&select=status,error_message,worker_id,attempts`)).json()).toEqual([
      { status: 'Failed', error_message: 'Wan2GP: no such lora', worker_id: 'gpu-7', attempts: 1 },
    ]);
  });

  it.each([
    'select=secret',
    'owner_id=eq.x',
    'status=neq.Queued',
    'status=in.(Queued,Failed)',
    'params=cs.[1]',
    'params=cs.{',
    'limit=many',
    'or=(status.eq.Queued)',
    'order=nothing.desc',
  ])('refuses %s in words, and passes over no filter', async query => {
    const { rest } = await openReigh();
    const reply = await rest(query);
    expect([reply.status, reply.json().code]).toEqual([400, 'PGRST100']);
  });

  it('lets a worker delete a child that it made twice: it is cancelled, and seen by it no more', async () => {
    const { plant, plantPerson, knock, anon, rest, claim, db } = await openReigh();
    const [twice, foreign] = [plant(), plant({ ownerId: plantPerson() })];
    const remove = (query: string, headers = {}) => knock('DELETE', `/rest/v1/tasks?${query}`, { ...anon, ...headers });
    expect((await remove('status=eq.Queued')).status).toBe(400);
    expect((await remove(`id=eq.${foreign}`)).status).toBe(204);
    expect((await remove(`id=eq.${twice}`, { prefer: 'return=representation' })).json()).toEqual([
      expect.objectContaining({ id: twice }),
    ]);
    expect((await remove(`id=eq.${twice}`)).status).toBe(204);
    expect((await rest('select=id')).json()).toEqual([]);
    expect(await claim()).toBeNull();
    const statusOf = (id: string) => db.prepare('SELECT status FROM task WHERE id = ?').pluck().get(id);
    expect([statusOf(twice), statusOf(foreign)]).toEqual(['cancelled', 'queued']);
  });

  describe('takes a new row with the token', () => {
    const openInsert = async () => {
      const bench = await openReigh();
      const { knock, bearer, secret, projectId } = bench;
      const row = { task_type: 'flux', params: { prompt: 'fog' }, project_id: projectId, status: 'Queued' };
      const insert = (body: object, headers: Record<string, string> = {}) =>
        knock('POST', '/rest/v1/tasks', { ...bearer(secret), apikey: secret, ...headers }, body);
      return { ...bench, row, insert };
    };
    const WHOLE = { prefer: 'return=representation' };

    it('as a program writes it, and the worker is handed it', async () => {
      const { insert, row, claim, projectId } = await openInsert();
      const id = '0198c0de-0000-7000-8000-00000000000a';
      const made = await insert(
        { ...row, id, created_at: '2020-01-01T00:00:00Z', attempts: 0, worker_id: null },
        WHOLE,
      );
      expect([made.status, made.json()]).toEqual([
        201,
        [expect.objectContaining({ id, project_id: projectId, status: 'Queued', task_type: 'flux', attempts: 0 })],
      ]);
      expect(await claim()).toMatchObject({ task_id: id, task_type: 'flux', params: { prompt: 'fog', task_id: id } });
    });

    it('alone in a list, with its params as text, after another, and says nothing where nothing is asked', async () => {
      const { insert, row, plant, rest } = await openInsert();
      const first = plant();
      const made = await insert([{ ...row, params: '{"prompt":"late"}', dependant_on: first }]);
      expect([made.status, made.body]).toEqual([201, '']);
      expect((await rest('task_type=eq.flux&select=params,dependant_on')).json()).toEqual([
        { params: expect.objectContaining({ prompt: 'late' }), dependant_on: [first] },
      ]);
    });

    it('once: an id that is there is refused, whoever has it, and nobody else’s project is written to', async () => {
      const { insert, row, plant, plantPerson } = await openInsert();
      for (const id of [plant(), plant({ ownerId: plantPerson() })]) {
        const again = await insert({ ...row, id });
        expect([again.status, again.json().code]).toEqual([409, '23505']);
      }
      const nowhere = await insert({ ...row, project_id: '0198c0de-0000-7000-8000-00000000000b' });
      expect([nowhere.status, nowhere.json().code]).toEqual([409, '23503']);
    });

    it.each([
      ['another status', { status: 'Complete' }, 'PGRST100'],
      ['an output', { output_location: 'http://elsewhere/a.png' }, 'PGRST100'],
      ['a column that is not there', { owner: 'me' }, 'PGRST204'],
      ['an unknown type', { task_type: 'mine_coins' }, 'PGRST100'],
      ['params that are no object', { params: '[1]' }, 'PGRST100'],
    ])('and refuses %s', async (_, more, code) => {
      const { insert, row, rest } = await openInsert();
      const refused = await insert({ ...row, ...more });
      expect([refused.status, refused.json().code]).toEqual([400, code]);
      expect((await insert([row, row])).status).toBe(400);
      expect((await rest('select=id')).json()).toEqual([]);
    });

    it('and never with the anon key', async () => {
      const { row, knock, anon, rest } = await openInsert();
      expect((await knock('POST', '/rest/v1/tasks', anon, row)).status).toBe(403);
      expect((await rest('select=id')).json()).toEqual([]);
    });
  });

  it('is asked without the functions that an anon key may not use', async () => {
    const { callAs, anonKey } = await openReigh();
    expect((await callAs(anonKey, 'claim-next-task')).status).toBe(403);
  });
});
