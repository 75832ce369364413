import { createHash } from 'node:crypto';
import type { ContentLevel } from '../../contract/content.ts';
import type { NewEnhancement } from '../../contract/enhancements.ts';
import type { WritingOrder } from '../../providers/chat/writer.ts';
import type { ChosenWriter, UsedTemplate } from './enhancement-parts.ts';

/** What a writer's answer depends on; the seed is in the order. */
export type AnswerDepends = {
  readonly writer: ChosenWriter;
  readonly template: UsedTemplate;
  readonly content: ContentLevel;
  readonly modelName: string;
  readonly order: WritingOrder;
};

/** The key under which an answer is found again: a SHA-256 over all that it depends on. */
export const cacheKeyOf = (on: AnswerDepends): string => hash([dependsOf(on), on.order.seed]);

/** What two requests of one person have in common that ask for the same: a SHA-256. A seed by chance, and a draft, are the same where both ask for it. */
export const requestKeyOf = (on: AnswerDepends, { seed, draft, projectId, modelId }: NewEnhancement): string =>
  hash([dependsOf(on), seed, draft, projectId, modelId]);

function dependsOf({ writer: { facts }, template, content, modelName, order }: AnswerDepends): readonly unknown[] {
  const { brief, temperature, model } = order;
  return [facts.id, facts.kind, model, template.id, template.version, content, modelName, brief, temperature];
}

const hash = (told: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(told)).digest('hex');
