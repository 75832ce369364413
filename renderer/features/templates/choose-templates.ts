import type { ContentLevel } from '../../../backend/contract/content.ts';
import { type PromptFamily, PromptPurpose, type Template } from '../../../backend/contract/templates.ts';
import { CONTENT_NAMES, FAMILY_NAMES, PURPOSE_NAMES } from './template-names.ts';

/** Which templates are listed; `all` leaves that open. */
export type TemplateFilter = {
  readonly words: string;
  readonly family: PromptFamily | 'all';
  readonly content: ContentLevel | 'all';
};

/** Templates of one purpose. */
export type TemplateGroup = { readonly purpose: PromptPurpose; readonly templates: readonly Template[] };

const FAMILIES = Object.keys(FAMILY_NAMES);

const textOf = ({ id, purpose, family, content, body, person }: Template): string =>
  [id, PURPOSE_NAMES[purpose], FAMILY_NAMES[family], CONTENT_NAMES[content], body.name, body.system, body.user, person]
    .join('\n')
    .toLowerCase();

/** The templates of a filter by purpose, in each by family; every word of the search is in the template's name, place, author or text. */
export function chooseTemplates(templates: readonly Template[], filter: TemplateFilter): readonly TemplateGroup[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = templates.filter(
    template =>
      (filter.family === 'all' || template.family === filter.family) &&
      (filter.content === 'all' || template.content === filter.content) &&
      words.every(word => textOf(template).includes(word)),
  );
  return PromptPurpose.options
    .map(purpose => ({
      purpose,
      templates: chosen
        .filter(template => template.purpose === purpose)
        .toSorted(
          (a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family) || a.content.localeCompare(b.content, 'en'),
        ),
    }))
    .filter(group => group.templates.length > 0);
}
