import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ContentLevel } from '../../contract/content.ts';
import { PromptFamily, PromptPurpose, TemplateBody } from '../../contract/templates.ts';
import { checkTemplate } from '../../prompts/check-template.ts';
import { idOf, type TemplatePlace } from './templates-store.ts';

/** A template that comes along with the studio. */
export type BundledTemplate = TemplatePlace & { readonly body: TemplateBody };

/** Text in lines, so that a change of one shows as one. */
const Lines = z
  .array(z.string())
  .min(1)
  .transform(lines => lines.join('\n'));
const { name, mostTokens, creativity, system, user } = TemplateBody.shape;
const File = z.strictObject({
  family: PromptFamily,
  templates: z.array(
    z.strictObject({
      purpose: PromptPurpose,
      content: ContentLevel,
      name,
      mostTokens,
      creativity,
      system: Lines.pipe(system),
      user: Lines.pipe(user),
    }),
  ),
});

/** The files of templates in a studio's resources, one a family, as text by name. */
export function readTemplateFiles(resourcesFolder: string): Readonly<Record<string, string>> {
  const folder = path.join(resourcesFolder, 'templates');
  const names = readdirSync(folder).filter(name => name.endsWith('.json'));
  return Object.fromEntries(names.sort().map(name => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** The templates in these files. Throws where one does not hold, is there twice, or where a purpose has none for all, which is a bug. */
export function readBundled(files: Readonly<Record<string, string>>): readonly BundledTemplate[] {
  const bundled = Object.values(files).flatMap(text => {
    const { family, templates } = File.parse(JSON.parse(text));
    return templates.map(({ purpose, content, ...body }) => ({ purpose, family, content, body }));
  });
  const seen = new Set<string>();
  for (const template of bundled) {
    const id = idOf(template);
    const issue = checkTemplate(template.body, id)[0];
    if (issue) throw new Error(`${issue.path}, ${issue.message}`);
    if (seen.has(id)) throw new Error(`The template ${id} is there twice.`);
    seen.add(id);
  }
  for (const purpose of PromptPurpose.options) {
    const id = idOf({ purpose, family: 'generic', content: 'general' });
    if (!seen.has(id)) throw new Error(`There is no template ${id}, which all others may fall back to.`);
  }
  return bundled;
}
