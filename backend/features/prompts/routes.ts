import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { prompts } from '../../contract/prompts.ts';
import { ownerOf } from '../../plugins/caller.ts';
import { measureWords, type PromptParts, trimWords } from './measure-words.ts';

/** The doors for the words of a picture. */
export const createPromptRoutes =
  (parts: PromptParts): FastifyPluginAsyncZod =>
  async app => {
    app.route({
      ...prompts.measurePrompt,
      handler: async request => measureWords(parts, ownerOf(request), request.body.modelId, request.body.text),
    });
    app.route({
      ...prompts.trimPrompt,
      handler: async request => ({ text: trimWords(parts, ownerOf(request), request.body.modelId, request.body.text) }),
    });
  };
