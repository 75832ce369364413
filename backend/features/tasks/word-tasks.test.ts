import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../contract/tasks.ts';
import { codeOf, value, workerSelf } from '../../studio.fake.ts';
import { card, openBench } from './task-bench.fake.ts';

const unseeded = {
  ...card,
  id: 'unseeded',
  name: 'Unseeded',
  parameters: card.parameters.filter(({ name }) => name !== 'seed' && name !== 'negative'),
};

async function openWords() {
  const bench = await openBench();
  const { api, agent } = bench;
  await value(agent.register({ body: workerSelf([card, unseeded], uuidv7()) }));
  await value(api.writeWildcard({ body: { name: 'light', text: 'dawn\ndusk\nnoon\nmidnight' } }));
  const noir = await value(
    api.addStyle({ body: { name: 'Noir', before: 'film still of {prompt}', after: '', negative: 'colour' } }),
  );
  const wording = { styles: [noir.id], presets: ['generic.text'] };
  const finish = async () => {
    const assignment = await bench.claim();
    const sha256 = await bench.paint('#225544');
    const { generationIds } = await value(bench.deliver(assignment?.attemptId ?? '', sha256));
    return value(api.readGeneration({ params: { id: generationIds[0] ?? '' } }));
  };
  return { ...bench, wording, finish };
}

describe('what a worker is given', () => {
  it('is what was typed with its styles, wildcards drawn by each task’s own seed', async () => {
    const { ask, claim, wording, read } = await openWords();
    const prompt = 'a {red|blue} door at __light__';
    const batch: Batch = await ask({ prompt, negative: 'people', seed: 10, count: 4 }, { wording });
    expect(batch).toMatchObject({ prompt, parameters: { prompt, negative: 'people' }, wording });
    const given: string[] = [];
    for (let n = 0; n < 4; n++) {
      const assignment = await claim();
      const { parameters } = assignment?.task ?? {};
      expect(parameters?.negative).toBe('people, colour, text, watermark, signature, logo');
      given.push(String(parameters?.prompt));
      expect(String(parameters?.prompt)).toMatch(/^film still of a (red|blue) door at (dawn|dusk|noon|midnight)$/);
    }
    const { tasks } = await read(batch.id);
    expect(tasks.map(task => task.sent?.prompt)).toEqual(given);
    const again: Batch = await ask({ prompt, negative: 'people', seed: 12, count: 1 }, { wording });
    expect(again.tasks[0]?.sent?.prompt).toBe(given[2]);
  });

  it('is what was typed where nothing is put around it', async () => {
    const { ask, claim } = await openWords();
    const batch: Batch = await ask({ prompt: 'fog {"a": 1} | (mist:1.2) \\(x\\)' });
    expect(batch.tasks[0]?.sent).toBeNull();
    expect((await claim())?.task.parameters.prompt).toBe('fog {"a": 1} | (mist:1.2) \\(x\\)');
  });
});

describe('a take', () => {
  it('is found by the words that made it, and tells in its recipe what was typed', async () => {
    const { ask, finish, wording } = await openWords();
    const batch: Batch = await ask(
      { prompt: 'a door at __light__', seed: 3 },
      { wording: { ...wording, original: 'door' } },
    );
    const { generation, variants } = await finish();
    const { sent } = batch.tasks[0] ?? {};
    expect(generation.prompt).toBe(sent?.prompt);
    expect(variants[0]?.recipe).toMatchObject({
      parameters: { prompt: sent?.prompt },
      words: {
        typed: 'a door at __light__',
        original: 'door',
        writer: null,
        styles: ['Noir'],
        presets: ['Text and marks'],
      },
    });
  });

  it('can be asked for again by its words as they were sent, whatever became of styles and wildcards', async () => {
    const { api, ask, wording } = await openWords();
    const batch: Batch = await ask({ prompt: '\\{a\\|b\\} at __light__', seed: 5 }, { wording });
    const { sent } = batch.tasks[0] ?? {};
    await value(api.removeWildcard({ querystring: { name: 'light' } }));
    const again: Batch = await ask({ prompt: sent?.prompt, negative: sent?.negative, seed: 5 });
    expect(again.tasks[0]?.sent).toEqual(sent);
  });

  it('of a model without seeds keeps the one that its words were drawn with, and says what could not be said', async () => {
    const { api, projectId, wording, agent, paint, deliver } = await openWords();
    const parameters = { prompt: 'at __light__' };
    const batch = await value(api.createTask({ body: { projectId, modelId: unseeded.id, parameters, wording } }));
    const assignment = await value(agent.claim({ body: { models: [unseeded.id], loadedModel: null, waitMs: 0 } }));
    expect(assignment?.task).toMatchObject({ seed: null, parameters: { prompt: batch.tasks[0]?.sent?.prompt } });
    const { generationIds } = await value(deliver(assignment?.attemptId ?? '', await paint('#112233')));
    const { variants } = await value(api.readGeneration({ params: { id: generationIds[0] ?? '' } }));
    const recipe = variants[0]?.recipe;
    expect(recipe?.unmapped).toEqual([{ name: 'negative', why: expect.stringContaining('colour, text') }]);
    const seed = recipe?.words?.drawnWith ?? -1;
    const { styles, presets } = wording;
    const body = { projectId, modelId: unseeded.id, prompt: parameters.prompt, seed, styles, presets };
    expect((await value(api.composeWords({ body }))).prompt).toBe(batch.tasks[0]?.sent?.prompt);
  });
});

describe('what may not be made', () => {
  it('is refused by what is drawn, all of it or nothing', async () => {
    const { api, projectId } = await openWords();
    const ask = (prompt: string, more: object = {}) =>
      api.createTask({ body: { projectId, modelId: card.id, parameters: { prompt, seed: 1, count: 8 }, ...more } });
    const refused = await ask('a {nude|clothed} child');
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'content_refused', words: expect.arrayContaining(['nude']) },
    });
    const mature = await value(api.addStyle({ body: { name: 'Bare', before: 'a nude', after: '', negative: '' } }));
    expect(await codeOf(ask('statue', { wording: { styles: [mature.id] } }))).toBe('content_level');
    expect((await value(api.listBatches({ querystring: { projectId } }))).batches).toEqual([]);
  });

  it('is told with the place where words cannot be drawn or grow too long', async () => {
    const { api, projectId } = await openWords();
    const issues = async (prompt: string) => {
      const result = await api.createTask({ body: { projectId, modelId: card.id, parameters: { prompt } } });
      return result.ok || result.problem.code !== 'invalid_request' ? [] : result.problem.issues;
    };
    expect(await issues('over __nowhere__')).toMatchObject([{ path: 'parameters.prompt' }]);
    expect(await issues('{|}')).toEqual([
      { path: 'parameters.prompt', message: 'With styles and wildcards: Prompt must not be empty' },
    ]);
    await value(api.writeWildcard({ body: { name: 'long', text: 'word '.repeat(900) } }));
    expect(await issues('__long__')).toMatchObject([{ message: expect.stringContaining('the limit is 4,000') }]);
  });
});
