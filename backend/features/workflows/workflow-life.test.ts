import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import sdxl from '../../../resources/workflows/sdxl.json' with { type: 'json' };
import { codeOf, openStudio, value, workerSelf } from '../../studio.fake.ts';

const TEXT = JSON.stringify(sdxl.graph);
const CLASSES = [...new Set(Object.values(sdxl.graph).map(node => node.class_type))];

/** A studio whose worker runs a ComfyUI with these nodes, and a draft of a workflow with the inputs that most people want. */
async function openWith(nodeClasses: readonly string[]) {
  const { api, agent, projectId, ...studio } = await openStudio();
  const instanceId = uuidv7();
  const self = {
    ...workerSelf([], instanceId),
    runtimes: [{ name: 'comfyui', version: '0.12.3' }],
    nodeClasses: [...nodeClasses],
  };
  const register = () => value(agent.register({ body: self }));
  await register();
  const read = async () => {
    const { kind, candidates } = await value(api.readPastedWorkflow({ body: { text: TEXT } }));
    const inputs = candidates.filter(each => each.suggested).map(({ parameter, slots }) => ({ parameter, slots }));
    return { name: 'Relight', kind, text: TEXT, inputs };
  };
  const create = async () => value(api.createWorkflow({ body: await read() }));
  const claim = (models: string[]) => agent.claim({ body: { models, loadedModel: null, waitMs: 0 } });
  const ids = async () => (await value(api.listModels({}))).models.map(model => model.id);
  return { ...studio, api, agent, projectId, register, read, create, claim, ids };
}

describe('a person’s own workflow', () => {
  it('is a model at once, and its graph travels with each of its tasks', async () => {
    const { api, projectId, register, create, claim } = await openWith(CLASSES);
    const workflow = await create();
    expect(workflow).toMatchObject({ modelId: 'own.relight', kind: 'image', places: [{ missing: [] }] });
    const { models } = await value(api.listModels({}));
    const model = models.find(each => each.id === 'own.relight');
    expect([model?.online, model?.runtime, model?.parameters.map(each => each.name)]).toEqual([
      1,
      'comfyui',
      ['prompt', 'negative', 'size', 'seed', 'steps', 'guidance', 'count'],
    ]);
    // The machine has to learn of it before it can ask for it.
    expect(await codeOf(claim(['anything']))).toBe('conflict');
    expect((await register()).models).toContainEqual({ own: 'own.relight', id: 'own.relight', runtime: 'comfyui' });
    const parameters = { prompt: 'a lamp', seed: 7, count: 2 };
    await value(api.createTask({ body: { projectId, modelId: 'own.relight', parameters } }));
    const assignment = await value(claim(['own.relight']));
    expect(assignment?.task).toMatchObject({ modelId: 'own.relight', seed: 7, parameters: { prompt: 'a lamp' } });
    expect(assignment?.task.workflow?.graph).toEqual(sdxl.graph);
    expect(assignment?.task.workflow?.slots).toContainEqual({
      parameter: 'size',
      node: '4',
      input: 'width',
      part: 'width',
    });
  });

  it('is no model of a machine that lacks a node, and says which', async () => {
    const { create, ids, register } = await openWith(CLASSES.filter(name => name !== 'KSampler'));
    expect((await create()).places).toMatchObject([{ worker: 'Bench PC', missing: ['KSampler'] }]);
    expect([await ids(), (await register()).models]).toEqual([expect.not.arrayContaining(['own.relight']), []]);
  });

  it('stays a model over registrations, and comes to a machine that got the node since', async () => {
    const { create, ids, register, agent } = await openWith(CLASSES.filter(name => name !== 'KSampler'));
    await create();
    const self = { ...workerSelf([], uuidv7()), runtimes: [{ name: 'comfyui', version: '1' }], nodeClasses: CLASSES };
    await value(agent.register({ body: self }));
    expect(await ids()).toContain('own.relight');
    await register();
    expect(await ids()).not.toContain('own.relight');
  });

  it('can be changed, which makes another version of it, and removed', async () => {
    const { api, create, read, ids, register } = await openWith(CLASSES);
    const { id } = await create();
    const version = async () =>
      (await value(api.listModels({}))).models.find(each => each.id === 'own.relight')?.version;
    const before = await version();
    const draft = await read();
    const body = { ...draft, name: 'Relit', inputs: draft.inputs.slice(0, 1) };
    expect(await value(api.changeWorkflow({ params: { id }, body }))).toMatchObject({
      name: 'Relit',
      modelId: 'own.relight',
    });
    expect(await version()).not.toBe(before);
    expect(await codeOf(api.changeWorkflow({ params: { id }, body: { ...body, kind: 'video' } }))).toBe('conflict');
    await value(api.removeWorkflow({ params: { id } }));
    expect([await ids(), (await register()).models]).toEqual([expect.not.arrayContaining(['own.relight']), []]);
    expect(await codeOf(api.removeWorkflow({ params: { id } }))).toBe('not_found');
  });

  it('gets an id of its own where the name was taken', async () => {
    const { create } = await openWith(CLASSES);
    await create();
    expect((await create()).modelId).toBe('own.relight-2');
  });

  it('is refused where an input leads nowhere, is wired, or is there twice', async () => {
    const { api, read } = await openWith(CLASSES);
    const draft = await read();
    const [prompt] = draft.inputs;
    if (!prompt) throw new Error('The workflow has no prompt.');
    const attempt = (inputs: typeof draft.inputs) => api.createWorkflow({ body: { ...draft, inputs } });
    const slot = (node: string, input: string) => ({ ...prompt, slots: [{ parameter: 'prompt', node, input }] });
    const messages = [];
    for (const inputs of [[slot('99', 'text')], [slot('2', 'clip')], [prompt, prompt]]) {
      const refused = await attempt(inputs);
      messages.push(refused.ok ? 'taken' : refused.problem.message);
    }
    expect(messages).toEqual([
      expect.stringContaining('node 99 has no input text'),
      expect.stringContaining('is wired to another node'),
      expect.stringContaining('two inputs are called "prompt"'),
    ]);
  });
});
