import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { prompts } from '../../contract/prompts.ts';
import { measureWords, type PromptParts, trimWords } from './measure-words.ts';

/** The doors for the words of a picture. */
export const createPromptRoutes =
  (parts: PromptParts): FastifyPluginAsyncZod =>
  async app => {
    app.route({
      ...prompts.measurePrompt,
      handler: async ({ body }) => measureWords(parts, body.modelId, body.text),
    });
    app.route({
      ...prompts.trimPrompt,
      handler: async ({ body }) => ({ text: trimWords(parts, body.modelId, body.text) }),
    });
  };
