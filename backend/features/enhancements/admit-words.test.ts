import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { codeOf, value } from '../../studio.fake.ts';
import { heardBy, holdPen, openEnhancing, write } from './enhancement-bench.fake.ts';

describe('words are rated before a writer has them', () => {
  it('so that what is refused always goes to none, and is written down', async () => {
    const { api, start, times } = await openEnhancing(write('words'));
    expect(await codeOf(start({ text: 'a naked child' }))).toBe('content_refused');
    expect(
      await codeOf(start({ purpose: 'edit', text: 'a child at the beach', instruction: 'make the child naked' })),
    ).toBe('content_refused');
    expect(await codeOf(start({ purpose: 'many', text: 'a child', existing: ['naked at the sea'] }))).toBe(
      'content_refused',
    );
    expect(times()).toBe(0);
    expect((await value(api.listRefusals({}))).refusals).toHaveLength(3);
  });

  it('so that what is for adults goes to one only where studio and project make it, with a template for that', async () => {
    const { api, start, write: finish, projectId, times } = await openEnhancing(write('a nude in oil, candlelight'));
    const text = 'a nude woman, oil painting';
    expect(await codeOf(start({ text }))).toBe('content_level');
    await value(api.changeContent({ body: { mature: true, adult: true } }));
    expect(await start({ text })).toMatchObject({ ok: false, problem: { code: 'content_level', lacks: 'project' } });
    expect(times()).toBe(0);
    await value(api.changeProject({ params: { id: projectId }, body: { contentLevel: 'mature' } }));
    const done = await finish({ text });
    expect(done).toMatchObject({ state: 'done', content: 'mature' });
    expect(done.template.id).toMatch(/\.mature$/);
    expect((await finish({ text: 'a harbour' })).template.id).toMatch(/\.general$/);
  });
});

describe('what a writer wrote is rated before it is given out', () => {
  it.each([
    ['content_level', 'a woman on a sofa, nude, soft light', 'for adults'],
    ['content_refused', 'a naked child on a sofa', 'refused here'],
  ])('and held back where it is %s, the beginning too', async (code, answer, words) => {
    const pen = holdPen();
    const { api, studio, start } = await openEnhancing(pen.talk);
    const events = await heardBy(studio);
    const { id } = await value(start({ text: 'somebody on a sofa' }));
    await pen.write(answer.slice(0, 2));
    await events.untilText(answer.slice(0, 2));
    await pen.write(answer.slice(2));
    await events.untilEnded();
    expect(events.text()).toBe(answer.slice(0, 2));
    const found = await value(api.readEnhancement({ params: { id } }));
    expect(found).toMatchObject({ state: 'failed', written: '', prompts: [], problem: { code } });
    expect(found.problem?.message).toContain(words);
  });

  it('and an answer that was written for adults is not given out of the cache once they are no longer allowed', async () => {
    const { api, start, write: finish, projectId } = await openEnhancing(write('a nude on a sofa'));
    await value(api.changeContent({ body: { mature: true, adult: true } }));
    await value(api.changeProject({ params: { id: projectId }, body: { contentLevel: 'mature' } }));
    expect(await finish({ seed: 3, text: 'somebody on a sofa' })).toMatchObject({ state: 'done', content: 'mature' });
    await value(api.changeProject({ params: { id: projectId }, body: { contentLevel: 'general' } }));
    const again = await value(start({ seed: 3, text: 'somebody on a sofa' }));
    expect(again.cached).toBe(false);
  });
});

describe('where nothing of a project leaves the network', () => {
  it('a writer outside is not asked, and one at home is', async () => {
    const { api, studio, start, projectId, writer, times } = await openEnhancing(write('a cat, soft light'));
    const { policy } = await value(api.readPolicy({ params: { id: projectId } }));
    await value(api.changePolicy({ params: { id: projectId }, body: { ...policy, staysHome: true } }));
    expect(await codeOf(start())).toBe('ok');
    await api.listWriters({});
    markOutside(studio.folder, writer.id);
    expect(await start({ text: 'another cat' })).toMatchObject({
      ok: false,
      problem: { code: 'stays_home', where: 'Desk' },
    });
    expect(await codeOf(start({ text: 'another cat', writerId: 'rules' }))).toBe('ok');
    expect(times()).toBe(1);
  });
});

/** As if the name of its address had come to lead out of the network. */
function markOutside(folder: string, id: string): void {
  const sqlite = new Sqlite(path.join(folder, 'studio.db'));
  sqlite.prepare('UPDATE writer SET outside = 1 WHERE id = ?').run(id);
  sqlite.close();
}
