import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { problems } from './problem.ts';

/** The longest text that is measured, in characters. */
const TEXT_MOST = 50_000;
const OfModel = z.strictObject({ modelId: z.string().min(1).max(80), text: z.string().max(TEXT_MOST) });

/** How long a prompt is for a model. */
export const Measured = z
  .object({
    tokens: z.int(),
    /** Where something is drawn, so many of the shortest that could be, and `tokens` of the longest; elsewhere as many as `tokens`. */
    least: z.int(),
    /** So many the model reads; null where that is not known. */
    most: z.int().nullable(),
    /** False where there are only about so many. */
    exact: z.boolean(),
    /** How many blocks it is read in, one after the other; 1 where it fits. */
    blocks: z.int(),
    /** The words that the model does not read any more, of each choice and list the longest; null where it reads all. */
    unread: z.string().nullable(),
    /** Brackets do not match. */
    unbalanced: z.boolean(),
  })
  .meta({ id: 'Measured' });
export type Measured = z.infer<typeof Measured>;

const tags = ['prompts'] as const;

export const prompts = {
  measurePrompt: {
    method: 'POST',
    url: '/api/prompts/measure',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'measurePrompt',
      summary: 'How many tokens a prompt has for a model, and what of it is not read',
      tags,
      body: OfModel,
      response: { 200: Measured, ...problems },
    },
  },
  trimPrompt: {
    method: 'POST',
    url: '/api/prompts/trim',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'trimPrompt',
      summary: 'A prompt as far as the model reads it, in whole clauses',
      tags,
      body: OfModel,
      response: { 200: z.object({ text: z.string() }), ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
