import { z } from 'zod';
import { ContentLevel } from './content.ts';
import type { Endpoint } from './endpoint.ts';
import { Generation } from './generations.ts';
import { problems } from './problem.ts';
import { ById, Id, pageQuery, Timestamp } from './shapes.ts';

/** Words that were used once or more, with the last takes that they made. */
export const UsedPrompt = z
  .object({
    id: Id,
    projectId: Id,
    /** As they were written, before styles and wildcards. */
    text: z.string(),
    negative: z.string(),
    modelId: z.string(),
    modelName: z.string(),
    /** For adults, if any picture of it was asked for as such. */
    content: ContentLevel,
    starred: z.boolean(),
    uses: z.int(),
    takes: z.int(),
    latest: z.array(Generation),
    usedAt: Timestamp,
  })
  .meta({ id: 'UsedPrompt' });
export type UsedPrompt = z.infer<typeof UsedPrompt>;

const tags = ['prompts'] as const;

export const promptHistory = {
  listPrompts: {
    method: 'GET',
    url: '/api/prompts',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'listPrompts',
      summary: 'Every prompt that was ever used, the last used first; found by beginnings of its words',
      tags,
      querystring: z.strictObject({
        projectId: Id.optional(),
        q: z.string().max(500).optional(),
        starred: z.literal('yes').optional(),
        ...pageQuery,
      }),
      response: {
        200: z.object({ prompts: z.array(UsedPrompt), nextCursor: z.string().nullable(), total: z.int() }),
        ...problems,
      },
    },
  },
  starPrompt: {
    method: 'POST',
    url: '/api/prompts/:id/star',
    config: { access: 'person' },
    schema: {
      operationId: 'starPrompt',
      summary: 'Mark a prompt to find it again, or take the mark away',
      tags,
      params: ById,
      body: z.strictObject({ starred: z.boolean() }),
      response: { 200: UsedPrompt, ...problems },
    },
  },
  forgetPrompt: {
    method: 'DELETE',
    url: '/api/prompts/:id',
    config: { access: 'person' },
    schema: {
      operationId: 'forgetPrompt',
      summary: 'Take a prompt off the list; its takes stay',
      tags,
      params: ById,
      response: { 204: z.undefined(), ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
