import { createHash } from 'node:crypto';
import type { ContentLevel } from '../../contract/content.ts';
import type { WritingOrder } from '../../providers/chat/writer.ts';
import type { ChosenWriter, UsedTemplate } from './enhancement-parts.ts';

/** The key under which an answer is found again: a SHA-256 over all that it depends on. */
export function cacheKeyOf(
  { facts }: ChosenWriter,
  template: UsedTemplate,
  content: ContentLevel,
  modelName: string,
  { brief, temperature, seed, model }: WritingOrder,
): string {
  const depends = [facts.id, facts.kind, model, template.id, template.version, content, modelName, brief];
  return createHash('sha256')
    .update(JSON.stringify([...depends, temperature, seed]))
    .digest('hex');
}
