import { createHash } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { prompts } from '../../contract/prompts.ts';
import type { HeldReads } from '../../db/held-reads.ts';
import type { Database } from '../../db/open-database.ts';
import { type CountWord, loadClip } from '../../prompts/load-clip.ts';
import { measurePrompt } from '../../prompts/measure-prompt.ts';
import { findTextLimit, type TextLimit } from '../../prompts/text-limits.ts';
import { trimPrompt } from '../../prompts/trim-prompt.ts';
import { readModel } from '../workers/index.ts';

/** Of longer texts nothing is held, so that all counts together are a few megabytes at most. */
const HELD_MOST = 4_000;

/** What the words of a picture are measured with. */
type PromptParts = { readonly database: Database; readonly held: HeldReads };

/** The doors for the words of a picture. */
export const createPromptRoutes =
  ({ database, held }: PromptParts): FastifyPluginAsyncZod =>
  async app => {
    let clip: CountWord | null = null;
    const countWord: CountWord = word => {
      clip ??= loadClip();
      return clip(word);
    };
    const limitOf = (modelId: string): TextLimit =>
      held.hold('models', `limit ${modelId}`, () => {
        const { family, runtime } = readModel(database.read, modelId);
        return findTextLimit(family, runtime);
      });
    const measure = (text: string, limit: TextLimit) => {
      const count = () => measurePrompt(text, limit, countWord);
      const { tokens, most, beyond, markup } = limit;
      const key = () =>
        `${tokens} ${most} ${beyond} ${markup} ${createHash('sha256').update(text).digest('base64url')}`;
      return text.length > HELD_MOST ? count() : held.hold('counts', key(), count);
    };
    app.route({
      ...prompts.measurePrompt,
      handler: async ({ body }) => measure(body.text, limitOf(body.modelId)),
    });
    app.route({
      ...prompts.trimPrompt,
      handler: async ({ body }) => ({ text: trimPrompt(body.text, limitOf(body.modelId), countWord) }),
    });
  };
