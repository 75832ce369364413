import { z } from 'zod';
import { ContentLevel } from './content.ts';
import type { Endpoint } from './endpoint.ts';
import { Media } from './media.ts';
import { GenerationKind } from './models.ts';
import { Parameters } from './parameters.ts';
import { problems } from './problem.ts';
import { ContentRating } from './rating.ts';
import { ById, Id, Ids, pageQuery, Timestamp } from './shapes.ts';

/** The creative thing that a person sees: a take in the workspace, kept in the library, or in the trash. */
export const Generation = z
  .object({
    id: Id,
    projectId: Id,
    batchId: Id,
    taskId: Id,
    kind: GenerationKind,
    modelId: z.string(),
    label: z.string().nullable(),
    prompt: z.string(),
    seed: z.int().nullable(),
    media: Media,
    /** For adults, if its words, the picture it started from or the rating of its own picture say so. */
    content: ContentLevel,
    variants: z.int(),
    createdAt: Timestamp,
    keptAt: Timestamp.nullable(),
    /** When a take that is not kept goes to the trash. */
    expiresAt: Timestamp.nullable(),
    trashedAt: Timestamp.nullable(),
  })
  .meta({ id: 'Generation' });
export type Generation = z.infer<typeof Generation>;

/** Everything needed to make it again, and where it was made. */
export const Recipe = z
  .object({
    model: z.object({ id: z.string(), name: z.string(), version: z.string(), label: z.string().nullable() }),
    parameters: Parameters,
    runtime: z.string(),
    versions: z.record(z.string(), z.string()),
    worker: z.string(),
    /** What was asked for and could not be done as asked. */
    unmapped: z.array(z.object({ name: z.string(), why: z.string() })),
    tookMs: z.int(),
    /** Where its words came from, where they were not given as they were typed. */
    words: z
      .object({
        /** With its wildcards, before styles. */
        typed: z.string(),
        /** Before a writer worked on them, and which one, by which template. */
        original: z.string().nullable(),
        writer: z.string().nullable(),
        template: z.string().nullable(),
        styles: z.array(z.string()),
        presets: z.array(z.string()),
        /** The seed that its wildcards were drawn with, where the model has none. */
        drawnWith: z.int().optional(),
      })
      .optional(),
    /** The model that was asked for, where another one stood in for it. */
    stoodInFor: z.object({ id: z.string(), name: z.string() }).optional(),
  })
  .meta({ id: 'Recipe' });
export type Recipe = z.infer<typeof Recipe>;

/** One rendering of a generation; a late result is a further one. */
export const Variant = z
  .object({
    id: Id,
    media: Media,
    recipe: Recipe,
    origin: z.enum(['result', 'late']),
    primary: z.boolean(),
    createdAt: Timestamp,
  })
  .meta({ id: 'Variant' });
export type Variant = z.infer<typeof Variant>;

/** A generation with its variants and the one that it was based on. */
export const GenerationDetail = z
  .object({
    generation: Generation,
    variants: z.array(Variant),
    basedOn: Generation.nullable(),
    /** What its picture shows, once that was judged. */
    rating: ContentRating.nullable(),
  })
  .meta({ id: 'GenerationDetail' });
export type GenerationDetail = z.infer<typeof GenerationDetail>;

const Changed = z.object({ generations: z.array(Generation) });
const Page = z.object({ generations: z.array(Generation), nextCursor: z.string().nullable(), total: z.int() });
const tags = ['generations'] as const;

export const generations = {
  readGeneration: {
    method: 'GET',
    url: '/api/generations/:id',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'readGeneration',
      summary: 'One generation with its recipe',
      tags,
      params: ById,
      response: { 200: GenerationDetail, ...problems },
    },
  },
  keepTakes: {
    method: 'POST',
    url: '/api/generations/keep',
    config: { access: 'person' },
    schema: {
      operationId: 'keepTakes',
      summary: 'Keep takes in the library for good',
      tags,
      body: Ids,
      response: { 200: Changed, ...problems },
    },
  },
  unkeepTakes: {
    method: 'POST',
    url: '/api/generations/unkeep',
    config: { access: 'person' },
    schema: {
      operationId: 'unkeepTakes',
      summary: 'Take back a keep: they are workspace takes again',
      tags,
      body: Ids,
      response: { 200: Changed, ...problems },
    },
  },
  discardTakes: {
    method: 'POST',
    url: '/api/generations/discard',
    config: { access: 'person' },
    schema: {
      operationId: 'discardTakes',
      summary: 'Put takes or library items in the trash',
      tags,
      body: Ids,
      response: { 200: Changed, ...problems },
    },
  },
  restoreTakes: {
    method: 'POST',
    url: '/api/generations/restore',
    config: { access: 'person' },
    schema: {
      operationId: 'restoreTakes',
      summary: 'Bring back from the trash, to where they were',
      tags,
      body: Ids,
      response: { 200: Changed, ...problems },
    },
  },
  purgeTrash: {
    method: 'POST',
    url: '/api/generations/purge',
    config: { access: 'person' },
    schema: {
      operationId: 'purgeTrash',
      summary: 'Delete for good what is in the trash; there is no way back',
      tags,
      body: Ids,
      response: { 200: z.object({ purged: z.int() }), ...problems },
    },
  },
  copyToWorkspace: {
    method: 'POST',
    url: '/api/generations/copy-to-workspace',
    config: { access: 'person' },
    schema: {
      operationId: 'copyToWorkspace',
      summary: 'Show library items in the workspace again',
      tags,
      body: Ids,
      response: { 200: Changed, ...problems },
    },
  },
  clearWorkspace: {
    method: 'POST',
    url: '/api/generations/clear-workspace',
    config: { access: 'person' },
    schema: {
      operationId: 'clearWorkspace',
      summary: 'Clear the workspace: kept takes leave the view, all others go to the trash',
      tags,
      body: z.strictObject({ projectId: Id }),
      response: { 200: Changed, ...problems },
    },
  },
  listLibrary: {
    method: 'GET',
    url: '/api/library',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'listLibrary',
      summary: 'Kept generations or the trash, newest first, by words of their prompt',
      tags: ['library'],
      querystring: z.strictObject({
        view: z.enum(['kept', 'trash']).default('kept'),
        search: z.string().max(500).optional(),
        kind: GenerationKind.optional(),
        projectId: Id.optional(),
        ...pageQuery,
      }),
      response: { 200: Page, ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
