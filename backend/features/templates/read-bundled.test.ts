import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ContentLevel } from '../../contract/content.ts';
import { PromptFamily, PromptPurpose } from '../../contract/templates.ts';
import { fillTemplate } from '../../prompts/fill-template.ts';
import { makeFolder, ROOT } from '../../studio.fake.ts';
import { readBundled, readTemplateFiles } from './read-bundled.ts';
import { idOf } from './templates-store.ts';

const RESOURCES = path.join(ROOT, 'resources');
const bundled = readBundled(readTemplateFiles(RESOURCES));

/** A copy of the templates in which one file says something else. */
function withFile(file: string, change: (text: string) => string): string {
  const folder = makeFolder();
  cpSync(path.join(RESOURCES, 'templates'), path.join(folder, 'templates'), { recursive: true });
  const at = path.join(folder, 'templates', file);
  writeFileSync(at, change(readFileSync(at, 'utf8')));
  return folder;
}

describe('the templates that come along', () => {
  it('are for every family, purpose and level', () => {
    expect(bundled.length).toBeGreaterThanOrEqual(20);
    for (const family of PromptFamily.options)
      for (const content of ContentLevel.options)
        expect(bundled.some(one => idOf(one) === idOf({ purpose: 'enhance', family, content }))).toBe(true);
    for (const purpose of PromptPurpose.options)
      for (const content of ContentLevel.options)
        expect(bundled.some(one => idOf(one) === idOf({ purpose, family: 'generic', content }))).toBe(true);
  });

  it.each(bundled.map(one => [idOf(one), one] as const))(
    '%s can be filled in and says how to answer',
    (_, { body, purpose, content }) => {
      const filled = fillTemplate(body, {
        prompt: 'a castle',
        instruction: 'at night',
        count: 7,
        existing: ['a fort'],
        rules: 'no cars',
        model: 'A model',
        tokens: 75,
        intensity: 'light',
      });
      const all = filled.map(message => message.content).join('\n');
      expect(all).not.toContain('{{');
      expect(all).toContain('a castle');
      expect(body.system).toMatch(/Answer with .* alone/);
      if (purpose === 'many') expect(all).toMatch(/one prompt a line[\s\S]*Write 7 prompts/);
      if (purpose === 'edit') expect(all).toContain('at night');
      if (content === 'general' && purpose !== 'summarise')
        expect(body.system).toMatch(/fit for everybody|nud(e|ity)|nsfw/);
      if (content === 'mature' && !['summarise', 'negative'].includes(purpose)) {
        expect(body.system).toMatch(/for adults who asked for it/);
        expect(body.system).toMatch(/anyone under 18/);
        expect(body.system).toMatch(/real person/);
      }
    },
  );

  it('are not loaded where one names a variable that there is not', () => {
    const folder = withFile('flux.json', text => text.replace('{{prompt}}', '{{promt}}'));
    expect(() => readBundled(readTemplateFiles(folder))).toThrow(/enhance\.flux\.general\.user.*\{\{promt\}\}/);
  });

  it('are not loaded where two are for the same', () => {
    const folder = withFile('flux.json', text => text.replace('"content": "mature"', '"content": "general"'));
    expect(() => readBundled(readTemplateFiles(folder))).toThrow(/enhance\.flux\.general is there twice/);
  });

  it('are not loaded where nothing is left for all to fall back to', () => {
    const folder = withFile('generic.json', text => text);
    rmSync(path.join(folder, 'templates', 'generic.json'));
    expect(() => readBundled(readTemplateFiles(folder))).toThrow(/enhance\.generic\.general/);
  });
});
