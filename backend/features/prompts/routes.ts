import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { prompts } from '../../contract/prompts.ts';
import type { Database } from '../../db/open-database.ts';
import { type CountWord, loadClip } from '../../prompts/load-clip.ts';
import { measurePrompt } from '../../prompts/measure-prompt.ts';
import { findTextLimit } from '../../prompts/text-limits.ts';
import { trimPrompt } from '../../prompts/trim-prompt.ts';
import { readModel } from '../workers/index.ts';

/** The doors for the words of a picture. */
export const createPromptRoutes =
  ({ database }: { readonly database: Database }): FastifyPluginAsyncZod =>
  async app => {
    let clip: CountWord | null = null;
    const countWord: CountWord = word => {
      clip ??= loadClip();
      return clip(word);
    };
    const limitOf = (modelId: string) => {
      const { family, runtime } = readModel(database.read, modelId);
      return findTextLimit(family, runtime);
    };
    app.route({
      ...prompts.measurePrompt,
      handler: async ({ body }) => measurePrompt(body.text, limitOf(body.modelId), countWord),
    });
    app.route({
      ...prompts.trimPrompt,
      handler: async ({ body }) => ({ text: trimPrompt(body.text, limitOf(body.modelId), countWord) }),
    });
  };
