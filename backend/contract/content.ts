import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { problems } from './problem.ts';
import { Id, Timestamp } from './shapes.ts';

/** What a picture is fit for: everybody, or adults who asked for it. */
export const ContentLevel = z.enum(['general', 'mature']).meta({ id: 'ContentLevel' });
export type ContentLevel = z.infer<typeof ContentLevel>;

/** What this studio makes and how it shows it. */
export const ContentRules = z
  .object({
    /** Whether projects may make content for adults at all. */
    mature: z.boolean(),
    /** Whether it is shown blurred until somebody looks. */
    blur: z.boolean(),
  })
  .meta({ id: 'ContentRules' });
export type ContentRules = z.infer<typeof ContentRules>;

/** Something that was asked for and refused, by the words that were found; the rest of what was written is not kept. */
export const ContentRefusal = z
  .object({
    id: Id,
    at: Timestamp,
    person: z.string(),
    project: z.string(),
    category: z.enum(['minor', 'real_person']),
    found: z.array(z.string()),
  })
  .meta({ id: 'ContentRefusal' });
export type ContentRefusal = z.infer<typeof ContentRefusal>;

const tags = ['content'] as const;

export const content = {
  readContent: {
    method: 'GET',
    url: '/api/content',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'readContent',
      summary: 'Whether content for adults may be made here, and how it is shown',
      tags,
      response: { 200: ContentRules, ...problems },
    },
  },
  changeContent: {
    method: 'PATCH',
    url: '/api/content',
    config: { access: 'person' },
    schema: {
      operationId: 'changeContent',
      summary: 'Allow content for adults, which only the owner may, as an adult; or say how it is shown',
      tags,
      body: z.strictObject({
        mature: z.boolean().optional(),
        blur: z.boolean().optional(),
        /** The owner says to be an adult; needed to allow it. */
        adult: z.literal(true).optional(),
      }),
      response: { 200: ContentRules, ...problems },
    },
  },
  listRefusals: {
    method: 'GET',
    url: '/api/content/refusals',
    config: { access: 'person' },
    schema: {
      operationId: 'listRefusals',
      summary: 'The newest hundred requests that were refused for what they would show; for owner and admins',
      tags,
      response: { 200: z.object({ refusals: z.array(ContentRefusal) }), ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
