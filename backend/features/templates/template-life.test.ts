import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StudioEvent } from '../../contract/events.ts';
import type { TemplateBody } from '../../contract/templates.ts';
import { createHeldReads } from '../../db/held-reads.ts';
import { openMemoryDatabase } from '../../db/open-database.fake.ts';
import { createEventBus } from '../../events/event-bus.ts';
import { createEventLog } from '../../events/event-log.ts';
import { toOwner } from '../../plugins/caller.ts';
import { codeOf, makeFolder, openStudio, ROOT, value } from '../../studio.fake.ts';
import { findTemplate } from './find-template.ts';
import { layTemplates } from './lay-templates.ts';
import { readTemplate } from './read-template.ts';
import { restoreTemplate, saveTemplate } from './save-template.ts';

const ID = 'enhance.sdxl.general';
const WISH = { purpose: 'enhance', family: 'sdxl', content: 'general' } as const;
const ANNA = toOwner('anna', 'owner');
const OWN: TemplateBody = { name: 'Mine', system: 'You write.', user: '{{prompt}}', mostTokens: 100, creativity: 1 };

/** Resources in which every template for enhancing says that it is of this release. */
function release(words: string): string {
  const folder = makeFolder();
  cpSync(path.join(ROOT, 'resources', 'templates'), path.join(folder, 'templates'), { recursive: true });
  const file = path.join(folder, 'templates', 'sdxl.json');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('You turn an idea', words));
  return folder;
}

async function openTemplates() {
  const database = openMemoryDatabase();
  onTestFinished(() => database.close());
  const bus = createEventBus();
  const heard: StudioEvent[] = [];
  bus.watch(event => void heard.push(event));
  let clock = 0;
  const now = () => ++clock;
  await database.write(db =>
    db.run("INSERT INTO person (id, name, role, created_at) VALUES ('anna', 'Anna', 'owner', 0)"),
  );
  const parts = { database, held: createHeldReads(database), events: createEventLog(bus, now), now };
  const start = (words: string) => layTemplates(database, release(words), now);
  const read = () => readTemplate(database.read, ID);
  const inUse = () => findTemplate(parts, WISH);
  await start('First');
  return { ...parts, parts, heard, start, read, inUse };
}

describe('a template that comes along', () => {
  it('is laid down once, however often the studio starts', async () => {
    const { start, read } = await openTemplates();
    const before = read();
    await start('First');
    expect(read()).toEqual(before);
    expect(before).toMatchObject({ template: { id: ID, version: 1, bundled: true, person: null } });
    expect(before.template.variables).toEqual(['prompt', 'rules', 'tokens', 'intensity']);
  });

  it('is replaced by that of a newer release, and stays in the history', async () => {
    const { start, inUse, read } = await openTemplates();
    expect(inUse().body.system).toMatch(/^First/);
    await start('Second');
    expect(inUse().body.system).toMatch(/^Second/);
    expect(read().versions.map(({ version, bundled }) => [version, bundled])).toEqual([
      [2, true],
      [1, true],
    ]);
  });

  it('does not take the place of what a person wrote, but lies in the history beside it', async () => {
    const { parts, start, inUse, read } = await openTemplates();
    await saveTemplate(parts, ANNA, ID, { body: OWN, basedOn: 1, note: 'shorter' });
    await start('Second');
    await start('Second');
    expect(inUse()).toMatchObject({ version: 2, person: 'Anna', body: OWN });
    expect(read().versions.map(({ version, bundled, note }) => [version, bundled, note])).toEqual([
      [3, true, 'Came with a newer Dailies'],
      [2, false, 'shorter'],
      [1, true, ''],
    ]);
  });
});

describe('a person’s version', () => {
  it('is used from the moment that it is saved, and screens are told', async () => {
    const { parts, heard, inUse } = await openTemplates();
    expect(inUse().version).toBe(1);
    const { template } = await saveTemplate(parts, ANNA, ID, { body: OWN, basedOn: 1, note: 'shorter' });
    expect(inUse()).toEqual(template);
    expect(template).toMatchObject({ version: 2, bundled: false, person: 'Anna', variables: ['prompt'] });
    expect(heard).toEqual([{ type: 'prompts.changed' }]);
  });

  it('based on one that is not in use any more is refused, and nothing is lost', async () => {
    const { parts, inUse } = await openTemplates();
    await saveTemplate(parts, ANNA, ID, { body: OWN, basedOn: 1, note: '' });
    const late = saveTemplate(parts, ANNA, ID, { body: { ...OWN, name: 'Late' }, basedOn: 1, note: '' });
    await expect(late).rejects.toMatchObject({
      problem: { code: 'conflict', message: expect.stringContaining('Anna') },
    });
    expect(inUse().body.name).toBe('Mine');
  });

  it('goes on after one of a newer release that is only in the history', async () => {
    const { parts, start, inUse } = await openTemplates();
    await saveTemplate(parts, ANNA, ID, { body: OWN, basedOn: 1, note: '' });
    await start('Second');
    await saveTemplate(parts, ANNA, ID, { body: { ...OWN, name: 'Again' }, basedOn: 2, note: '' });
    expect(inUse()).toMatchObject({ version: 4, body: { name: 'Again' } });
  });
});

describe('an earlier version', () => {
  it('comes back as a new one, with its place in the history', async () => {
    const { parts, inUse, read } = await openTemplates();
    await saveTemplate(parts, ANNA, ID, { body: OWN, basedOn: 1, note: '' });
    await saveTemplate(parts, ANNA, ID, { body: { ...OWN, name: 'Worse' }, basedOn: 2, note: '' });
    await restoreTemplate(parts, ANNA, ID, 2);
    expect(inUse()).toMatchObject({ version: 4, bundled: false, body: OWN });
    expect(read().versions[0]?.note).toBe('Version 2 again');
    expect(read().versions).toHaveLength(4);
  });

  it('that the studio brought along last follows its newer ones again', async () => {
    const { parts, start, inUse } = await openTemplates();
    await saveTemplate(parts, ANNA, ID, { body: OWN, basedOn: 1, note: '' });
    await restoreTemplate(parts, ANNA, ID, 1);
    await start('First');
    expect(inUse()).toMatchObject({ version: 3, bundled: true });
    await start('Second');
    expect(inUse().body.system).toMatch(/^Second/);
  });

  it('that the studio has replaced since stays where a person brought it back', async () => {
    const { parts, start, inUse } = await openTemplates();
    await start('Second');
    await restoreTemplate(parts, ANNA, ID, 1);
    await start('Second');
    expect(inUse().body.system).toMatch(/^First/);
  });
});

describe('the doors of templates', () => {
  it('show, save, and restore', async () => {
    const { api } = await openStudio();
    const { templates } = await value(api.listTemplates({}));
    expect(templates.length).toBeGreaterThanOrEqual(20);
    const first = await value(api.readTemplate({ params: { id: ID } }));
    expect(templates).toContainEqual(first.template);
    const saved = await value(api.saveTemplate({ params: { id: ID }, body: { body: OWN, basedOn: 1, note: 'mine' } }));
    expect(await value(api.readTemplate({ params: { id: ID } }))).toEqual(saved);
    expect((await value(api.listTemplates({}))).templates).toContainEqual(saved.template);
    const restored = await value(api.restoreTemplate({ params: { id: ID }, body: { version: 1 } }));
    expect(restored.template).toMatchObject({ version: 3, bundled: true, body: first.template.body });
  });

  it('refuse what cannot be used, with the place', async () => {
    const { api } = await openStudio();
    const save = (body: TemplateBody, basedOn = 1, id = ID) =>
      api.saveTemplate({ params: { id }, body: { body, basedOn } });
    const wrong = await save({ ...OWN, user: '{{prompt}} {{promt}}' });
    expect(wrong.ok ? null : wrong.problem).toMatchObject({
      code: 'invalid_request',
      issues: [{ path: 'body.user', message: expect.stringContaining('{{promt}}') }],
    });
    expect(await codeOf(save({ ...OWN, user: 'nothing' }))).toBe('invalid_request');
    expect(await codeOf(save({ ...OWN, user: `{{prompt}}${'x'.repeat(8_000)}` }))).toBe('invalid_request');
    expect(await codeOf(save({ ...OWN, mostTokens: 1e9 }))).toBe('invalid_request');
    expect(await codeOf(save(OWN, 7))).toBe('conflict');
    expect(await codeOf(save(OWN, 1, 'enhance.nowhere.general'))).toBe('not_found');
    expect(await codeOf(api.readTemplate({ params: { id: 'nowhere' } }))).toBe('not_found');
    expect(await codeOf(api.restoreTemplate({ params: { id: ID }, body: { version: 9 } }))).toBe('not_found');
  });
});
