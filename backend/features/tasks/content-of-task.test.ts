import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { codeOf, value, workerSelf } from '../../studio.fake.ts';
import { card, openBench, rater } from './task-bench.fake.ts';

const ADULT = { body: { mature: true, adult: true } } as const;
const pornographic = { neutral: 0.1, drawing: 0, sexy: 0.1, hentai: 0.1, porn: 0.7, network: 'test' };

describe('what may be made in a studio', () => {
  it('is nothing for adults until the owner, an adult, allows it, and then in projects that were asked apart', async () => {
    const { api, projectId } = await openBench();
    const asked = { body: { projectId, modelId: card.id, parameters: { prompt: 'a nude on a sofa' } } };
    const refusal = async () => {
      const told = await api.createTask(asked);
      return told.ok ? told.value.tasks.length : told.problem;
    };
    expect(await refusal()).toMatchObject({ code: 'content_level', lacks: 'studio', words: ['nude'] });
    expect(await codeOf(api.changeContent({ body: { mature: true } }))).toBe('not_allowed');
    expect(await value(api.changeContent(ADULT))).toEqual({ mature: true, blur: true });
    expect(await refusal()).toMatchObject({ code: 'content_level', lacks: 'project' });
    await value(api.changeProject({ params: { id: projectId }, body: { contentLevel: 'mature' } }));
    expect(await refusal()).toBe(1);
    await value(api.changeContent({ body: { mature: false } }));
    expect(await refusal()).toMatchObject({ lacks: 'studio' });
  });

  it('is never what is refused always, whatever is set; that is written down without the rest of the words', async () => {
    const { api, projectId } = await openBench();
    await value(api.changeContent(ADULT));
    await value(api.changeProject({ params: { id: projectId }, body: { contentLevel: 'mature' } }));
    const prompt = 'a quiet harbour, n u d e teenager, secret words';
    expect(await codeOf(api.createTask({ body: { projectId, modelId: card.id, parameters: { prompt } } }))).toBe(
      'content_refused',
    );
    const { refusals } = await value(api.listRefusals({}));
    expect(refusals).toMatchObject([{ category: 'minor', found: ['teenager', 'nude'], project: 'First project' }]);
    expect(JSON.stringify(refusals)).not.toContain('secret');
    expect((await value(api.listBatches({ querystring: { projectId } }))).batches).toEqual([]);
  });

  it('keeps what it is with what comes of it, and with what is made from that', async () => {
    const { api, ask, claim, paint, deliver, read, projectId } = await openBench();
    await value(api.changeContent(ADULT));
    await value(api.changeProject({ params: { id: projectId }, body: { contentLevel: 'mature' } }));
    const batch = await ask({ prompt: 'a nude on a sofa' });
    const attemptId = (await claim())?.attemptId ?? '';
    expect((await read(batch.id)).content).toBe('mature');
    const { workers } = await value(api.listWorkers({}));
    expect(workers.map(({ load }) => load?.content)).toContain('mature');
    await value(deliver(attemptId, await paint('teal')));
    const [take] = (await read(batch.id)).takes;
    expect(take?.content).toBe('mature');
    await value(api.changeProject({ params: { id: projectId }, body: { contentLevel: 'general' } }));
    const again = { projectId, modelId: card.id, parameters: { prompt: 'the same at night' }, basedOn: take?.id ?? '' };
    expect(await codeOf(api.createTask({ body: again }))).toBe('content_level');
    const other = { ...again, basedOn: null };
    expect(await codeOf(api.createTask({ body: other }))).toBe('ok');
  });

  it('shows a picture as one for adults once it was judged to be that', async () => {
    const { api, agent, ask, claim, paint, deliver, read, projectId } = await openBench();
    await value(agent.register({ body: workerSelf([card, rater], uuidv7()) }));
    const batch = await ask();
    const sha256 = await paint('teal');
    await value(deliver((await claim())?.attemptId ?? '', sha256));
    const [take] = (await read(batch.id)).takes;
    expect(take?.content).toBe('general');
    const body = {
      projectId,
      modelId: rater.id,
      parameters: { reference: { media: sha256 } },
      basedOn: take?.id ?? '',
    };
    await value(api.createTask({ body }));
    const judging = await value(agent.claim({ body: { models: [rater.id], loadedModel: null, waitMs: 0 } }));
    const told = { results: [], rating: pornographic, runtime: 'image-tools', versions: {}, unmapped: [], tookMs: 5 };
    await value(agent.deliver({ params: { id: judging?.attemptId ?? '' }, body: told }));
    expect((await read(batch.id)).takes[0]?.content).toBe('mature');
  });
});
