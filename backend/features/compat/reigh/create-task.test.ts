import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { value } from '../../../studio.fake.ts';
import { openChains } from './chain-bench.fake.ts';

describe('create-task in the older form', () => {
  it('queues a task under the caller’s id, with what the studio can show of it', async () => {
    const { call, projectId, readBatchOf } = await openChains();
    const id = uuidv7();
    const params = { prompt: 'fog over a harbour', resolution: '902x508', seed: 7, num_inference_steps: 6 };
    const made = await call('create-task', { task_id: id, task_type: 't2v', params, project_id: projectId });
    expect([made.status, made.json()]).toEqual([200, { task_id: id, status: 'Task queued' }]);
    const batch = await readBatchOf(id);
    expect(batch).toMatchObject({
      kind: 'video',
      modelName: 'T2v',
      prompt: 'fog over a harbour',
      parameters: { size: { width: 902, height: 508 }, steps: 6 },
      tasks: [{ id, seed: 7, status: 'queued' }],
    });
    expect((await call('get-task-output', { task_id: id })).json()).toMatchObject({
      status: 'Queued',
      params: { ...params, task_id: id },
      dependant_on: null,
      output_location: null,
    });
  });

  it('answers the same id again with the same task, and makes no second', async () => {
    const { call, projectId, api } = await openChains();
    const body = { task_id: uuidv7(), task_type: 'flux', params: { prompt: 'a lamp' }, project_id: projectId };
    const answers = await Promise.all([call('create-task', body), call('create-task', body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map(answer => answer.json().task_id)).toEqual([body.task_id, body.task_id]);
    const { batches } = await value(api.listBatches({ querystring: { projectId, limit: 60 } }));
    expect(batches.flatMap(({ tasks }) => tasks)).toHaveLength(1);
  });

  it('is refused for what it would show, by any of its words, and that is written down', async () => {
    const { call, api, projectId } = await openChains();
    const details = { base_prompts_expanded: ['a harbour', 'nude teenagers on a beach'] };
    const refused = await call('create-task', {
      task_type: 'travel_orchestrator',
      params: { orchestrator_details: details },
      project_id: projectId,
    });
    expect(refused.status).toBe(403);
    expect((await value(api.listRefusals({}))).refusals).toMatchObject([
      { category: 'minor', found: ['teenagers', 'nude'] },
    ]);
  });

  it('refuses an id that something else has, and says nothing of that', async () => {
    const { call, projectId, plant, plantPerson } = await openChains();
    const id = plant({ ownerId: plantPerson() });
    const body = { task_id: id, task_type: 'flux', params: { prompt: 'x' }, project_id: projectId };
    const refused = await call('create-task', body);
    expect([refused.status, refused.body]).toEqual([409, 'A task cannot have this id.']);
    expect((await call('get-task-output', { task_id: id })).json().errorCode).toBe('task_not_found');
  });

  it.each([
    ['no params', { task_type: 'flux' }, 'params, task_type required'],
    ['params that are a list', { task_type: 'flux', params: [] }, 'params, task_type required'],
    ['no project', { task_type: 'flux', params: {}, project_id: null }, 'project_id required'],
    ['an unknown type', { task_type: 'mine_coins', params: {} }, 'Unknown task type: mine_coins'],
    ['an id that is none', { task_type: 'flux', params: {}, task_id: 'mine' }, 'task_id is a UUID'],
    [
      'a dependency that is none',
      { task_type: 'flux', params: {}, dependant_on: 7 },
      'dependant_on is a task id, a list of them, or null',
    ],
  ])('refuses %s in plain text', async (_, more, message) => {
    const { call, projectId } = await openChains();
    const refused = await call('create-task', { project_id: projectId, ...more });
    expect([refused.status, refused.body]).toEqual([400, message]);
  });

  it('finds neither a project nor a task to wait for that is not there, or is another person’s', async () => {
    const { call, projectId, listAll, plant, plantPerson } = await openChains();
    const body = { task_type: 'flux', params: { prompt: 'x' } };
    const strange = await call('create-task', { ...body, project_id: uuidv7() });
    expect([strange.status, strange.body]).toEqual([404, 'That project is not there.']);
    for (const needed of [uuidv7(), plant({ ownerId: plantPerson() })]) {
      const waiting = await call('create-task', { ...body, project_id: projectId, dependant_on: [needed] });
      expect([waiting.status, waiting.body]).toEqual([404, 'The task to wait for is not there.']);
    }
    expect(await listAll()).toEqual([]);
  });

  it('lets a task wait for one, for several, and for none', async () => {
    const { create, waitingOf } = await openChains();
    const first = await create('flux', { prompt: 'a' });
    const second = await create('flux', { prompt: 'b' }, { dependant_on: first });
    const third = await create('flux', { prompt: 'c' }, { dependant_on: [first, second, first] });
    const fourth = await create('flux', { prompt: 'd' }, { dependant_on: null });
    expect(await Promise.all([first, second, third, fourth].map(waitingOf))).toEqual([0, 1, 2, 0]);
  });

  it('fails at once what waits for a task that was cancelled, with its name', async () => {
    const { create, api, readTask } = await openChains();
    const first = await create('flux', { prompt: 'a' });
    await value(api.cancelTask({ params: { id: first } }));
    const second = await create('flux', { prompt: 'b' }, { dependant_on: first });
    expect(await readTask(second)).toMatchObject({
      status: 'failed',
      problem: { code: 'dependency_failed', taskId: first },
    });
  });

  it('stores no key that came among the params, however deep', async () => {
    const { create, call, studioHolds } = await openChains();
    const id = await create('flux', {
      prompt: 'x',
      openai_api_key: 'sk-hidden-1',
      nested: [{ hfToken: 'sk-hidden-2', kept: 1 }],
      params_json_str: '{"openai_api_key":"sk-hidden-3","steps":4}',
      orchestrator_details: { api_key: 'sk-hidden-4', max_tokens: 5 },
    });
    const { params } = (await call('get-task-output', { task_id: id })).json() as { params: object };
    expect(params).toEqual({
      prompt: 'x',
      nested: [{ kept: 1 }],
      params_json_str: '{"steps":4}',
      orchestrator_details: { max_tokens: 5 },
      task_id: id,
    });
    expect([studioHolds('max_tokens'), studioHolds('sk-hidden')]).toEqual([true, false]);
  });
});

describe('create-task in the newer form', () => {
  it('makes one task for each prompt and picture, with seeds that follow each other, in one batch', async () => {
    const { call, projectId, readBatchOf } = await openChains();
    const input = {
      prompts: [{ fullPrompt: 'a lamp' }, { fullPrompt: 'a door' }],
      imagesPerPrompt: 2,
      model_name: 'qwen-image',
      resolution: '1024x768',
      seed: 40,
      loras: [{ path: 'https://lora.example/a.safetensors', strength: 0.5 }],
    };
    const made = await call('create-task', { family: 'image_generation', project_id: projectId, input });
    expect(made.status).toBe(200);
    const { task_ids } = made.json() as { task_ids: string[] };
    const batch = await readBatchOf(task_ids[0] ?? '');
    expect(batch.tasks.map(({ id, seed }) => [id, seed])).toEqual(task_ids.map((id, n) => [id, 40 + n]));
    const last = (await call('get-task-output', { task_id: task_ids[3] })).json();
    expect(last.params).toMatchObject({
      prompt: 'a door',
      seed: 43,
      resolution: '1024x768',
      additional_loras: { 'https://lora.example/a.safetensors': 0.5 },
    });
  });

  it('answers a key again with the tasks that it made', async () => {
    const { call, projectId, listAll } = await openChains();
    const input = { image_url: 'https://a.example/a.png', prompt: 'at night', numImages: 3, seed: 1 };
    const body = { family: 'magic_edit', project_id: projectId, input, idempotency_key: 'press-1' };
    const [first, again] = await Promise.all([call('create-task', body), call('create-task', body)]);
    expect(again.json()).toEqual({ ...first.json(), deduplicated: true });
    expect(await listAll()).toHaveLength(3);
  });

  it('stores all of a batch or nothing', async () => {
    const { call, projectId, listAll } = await openChains();
    const prompts = [{ fullPrompt: 'fine' }, { fullPrompt: 'x'.repeat(20_001) }];
    const refused = await call('create-task', {
      family: 'image_generation',
      project_id: projectId,
      input: { prompts },
    });
    expect([refused.status, refused.json().errorCode]).toEqual([400, 'validation_error']);
    expect(await listAll()).toEqual([]);
  });

  it('turns a list of pictures into an orchestrator of as many segments as lie between them', async () => {
    const { call, projectId, readBatchOf } = await openChains();
    const made = await call('create-task', {
      family: 'travel_between_images',
      project_id: projectId,
      input: {
        image_urls: ['https://a.example/1.png', 'https://a.example/2.png', 'https://a.example/3.png'],
        base_prompts: ['walking'],
        segment_frames: [61],
        frame_overlap: [10],
        shot_id: 'shot-1',
        openai_api_key: 'sk-hidden',
      },
    });
    const { task_id } = made.json() as { task_id: string };
    expect((await call('get-task-output', { task_id })).json()).toMatchObject({
      params: {
        shot_id: 'shot-1',
        orchestrator_details: {
          input_image_paths_resolved: expect.arrayContaining(['https://a.example/3.png']),
          num_new_segments_to_generate: 2,
          base_prompts_expanded: ['walking', 'walking'],
          segment_frames_expanded: [61, 61],
          seed_base: 789,
          num_inference_steps: 20,
          run_id: expect.any(String),
        },
      },
    });
    expect(await readBatchOf(task_id)).toMatchObject({ kind: 'video', prompt: 'walking', tasks: [{ kind: 'chain' }] });
  });

  it('passes any other type through, its input being the params', async () => {
    const { call, projectId } = await openChains();
    const id = uuidv7();
    const made = await call('create-task', {
      family: 'extract_frame',
      project_id: projectId,
      input: { task_id: id, frame_index: 3 },
    });
    expect(made.json()).toEqual({ task_id: id, status: 'Task queued' });
    expect((await call('get-task-output', { task_id: id })).json().params).toEqual({ frame_index: 3, task_id: id });
  });

  it.each([
    ['a family that there is not', { family: 'mine_coins', input: {} }, 'unknown_task_family'],
    ['an empty family', { family: '', input: {} }, 'invalid_request_body'],
    ['no input', { family: 'magic_edit' }, 'invalid_request_body'],
    ['an input that lacks a picture', { family: 'magic_edit', input: { prompt: 'x' } }, 'validation_error'],
    ['one clip to join', { family: 'join_clips', input: { video_urls: ['a'] } }, 'validation_error'],
    [
      'an enhancement of nothing',
      { family: 'video_enhance', input: { video_url: 'https://a.example/a.mp4' } },
      'validation_error',
    ],
  ])('refuses %s under its own code', async (_, body, code) => {
    const { call, projectId } = await openChains();
    const refused = await call('create-task', { project_id: projectId, ...body });
    expect([refused.status, refused.json().errorCode]).toEqual([400, code]);
  });
});

describe('functions that are not here', () => {
  it('say so', async () => {
    const { call } = await openChains();
    for (const name of ['update-shot-pair-prompts', 'grant-credits', 'stripe-checkout', 'stripe-webhook'])
      expect((await call(name, {})).status, name).toBe(501);
  });
});

describe('functions of before', () => {
  it('make the tasks that became of them, and answer with the row', async () => {
    const { call, projectId } = await openChains();
    const picture = await call('single-image-generate', { project_id: projectId, prompt: 'a lamp' });
    expect([picture.status, picture.json()]).toMatchObject([
      201,
      { task_type: 'wan_2_2_t2i', status: 'Queued', project_id: projectId, params: { prompt: 'a lamp', seed: 11_111 } },
    ]);
    const travel = await call('steerable-motion', {
      project_id: projectId,
      image_urls: ['https://a.example/1.png'],
      base_prompts: ['x'],
      segment_frames: [49],
      frame_overlap: [4],
    });
    expect([travel.status, travel.json()]).toMatchObject([
      201,
      { task_type: 'travel_orchestrator', params: { orchestrator_details: { model_type: 'vace' } } },
    ]);
  });
});
