import path from 'node:path';
import { describe, expect, expectTypeOf, it, onTestFinished } from 'vitest';
import { ContentLevel } from '../../contract/content.ts';
import { PromptFamily, PromptPurpose } from '../../contract/templates.ts';
import { createHeldReads } from '../../db/held-reads.ts';
import { openMemoryDatabase } from '../../db/open-database.fake.ts';
import { ROOT } from '../../studio.fake.ts';
import { findTemplate, type TemplateFor, type TemplateWish } from './find-template.ts';
import { layTemplates } from './lay-templates.ts';
import { readBundled, readTemplateFiles } from './read-bundled.ts';

const RESOURCES = path.join(ROOT, 'resources');
const BUNDLED = readBundled(readTemplateFiles(RESOURCES));

/** A studio's templates: those that come along, but for some ids. */
async function openTemplates(missing: (id: string) => boolean = () => false) {
  const database = openMemoryDatabase();
  onTestFinished(() => database.close());
  await layTemplates(database, RESOURCES, () => 0);
  await database.write(db => {
    for (const { id } of db.all<{ id: string }>('SELECT id FROM template'))
      if (missing(id)) db.run('DELETE FROM template WHERE id = ?', id);
  });
  return { database, held: createHeldReads(database) };
}

const places = PromptPurpose.options.flatMap(purpose =>
  PromptFamily.options.flatMap(family => ContentLevel.options.map(content => ({ purpose, family, content }))),
);

describe('the template for a wish', () => {
  it('is there for every purpose, family and level, and for a general one is general', async () => {
    const parts = await openTemplates();
    for (const place of places) {
      const found = findTemplate(parts, place);
      expect(found.purpose).toBe(place.purpose);
      expect([place.family, 'generic']).toContain(found.family);
      if (place.content === 'general') expect(found.content).toBe('general');
    }
  });

  it('is general for a general one also where only a mature one is of its family', async () => {
    const onlyMature = (id: string) => id.endsWith('.general') && !id.includes('.generic.');
    const parts = await openTemplates(onlyMature);
    const matureOnes = BUNDLED.filter(({ family, content }) => family !== 'generic' && content === 'mature');
    expect(matureOnes.length).toBeGreaterThan(0);
    for (const { purpose, family } of matureOnes)
      expect(findTemplate(parts, { purpose, family, content: 'general' })).toMatchObject({
        family: 'generic',
        content: 'general',
      });
  });

  it('is rather missing than mature where nothing general is there', async () => {
    const parts = await openTemplates(id => id.endsWith('.general'));
    for (const purpose of PromptPurpose.options)
      expect(() => findTemplate(parts, { purpose, family: 'sdxl', content: 'general' })).toThrow(/no template/);
  });

  it('is the family’s own before the one for all, and the mature one before the general one', async () => {
    const wish = { purpose: 'enhance', family: 'sdxl', content: 'mature' } as const;
    const without = async (...missing: string[]) =>
      findTemplate(await openTemplates(id => missing.includes(id)), wish).id;
    const order = ['enhance.sdxl.mature', 'enhance.generic.mature', 'enhance.sdxl.general', 'enhance.generic.general'];
    for (const [at, id] of order.entries()) expect(await without(...order.slice(0, at))).toBe(id);
  });

  it('is held to that by the compiler', () => {
    expectTypeOf<TemplateFor<'general'>['content']>().toEqualTypeOf<'general'>();
    expectTypeOf<TemplateFor<'mature'>['content']>().toEqualTypeOf<'general' | 'mature'>();
    expectTypeOf<TemplateFor<'mature'>>().not.toExtend<TemplateFor<'general'>>();
    const send = (template: TemplateFor<'general'>) => template.content;
    const wish: TemplateWish<'mature'> = { purpose: 'enhance', family: 'sdxl', content: 'mature' };
    // @ts-expect-error what may be mature is not given to a general request
    const wrong = async () => send(findTemplate(await openTemplates(), wish));
    expectTypeOf(wrong).returns.resolves.toEqualTypeOf<'general'>();
  });
});
