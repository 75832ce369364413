import type { ContentLevel } from '../../contract/content.ts';
import type { PromptFamily, PromptPurpose, Template } from '../../contract/templates.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { TemplateParts } from './template-parts.ts';
import { findById, idOf } from './templates-store.ts';

/** Whose templates a request may have, the first that has one first: what is for everybody never has one that is for adults. */
const MAY_HAVE = {
  general: ['general'],
  mature: ['mature', 'general'],
} as const satisfies Record<ContentLevel, readonly ContentLevel[]>;

/** A template that a request of this level may have: for a general one, a general one. */
export type TemplateFor<Level extends ContentLevel> = Omit<Template, 'content'> & {
  readonly content: (typeof MAY_HAVE)[Level][number];
};

/** What a template is looked for. */
export type TemplateWish<Level extends ContentLevel> = {
  readonly purpose: PromptPurpose;
  readonly family: PromptFamily;
  readonly content: Level;
};

function isOf<Level extends ContentLevel>(
  template: Template | undefined,
  content: Level,
): template is Template & { readonly content: Level } {
  return template?.content === content;
}

function look<Level extends ContentLevel>(db: ReadableDb, wish: TemplateWish<Level>): TemplateFor<Level> {
  const { purpose, family } = wish;
  const contents: readonly TemplateFor<Level>['content'][] = MAY_HAVE[wish.content];
  for (const content of contents)
    for (const each of [family, 'generic'] as const) {
      const found = findById(db, idOf({ purpose, family: each, content }));
      if (isOf(found, content)) return found;
    }
  throw new Error(`There is no template for ${purpose}, not even the one that comes along.`);
}

/**
 * The template for a wish, from what is held. That of the level comes before that of the family, since one that keeps to what is fit for everybody would work
 * against a mature wish; and the family's own comes before the one for all.
 */
export const findTemplate = <Level extends ContentLevel>(
  { database, held }: Pick<TemplateParts, 'database' | 'held'>,
  wish: TemplateWish<Level>,
): TemplateFor<Level> => held.hold('templates', `find ${idOf(wish)}`, () => look(database.read, wish));
