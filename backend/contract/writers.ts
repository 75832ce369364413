import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { problems } from './problem.ts';

/** How a writer is spoken to: rules of the studio's own, an OpenAI-compatible door, Ollama's own, or an OurVidz chat worker's. */
export const WriterKind = z.enum(['rules', 'openai', 'ollama', 'ourvidz']).meta({ id: 'WriterKind' });
export type WriterKind = z.infer<typeof WriterKind>;

/** The writer that is always there. */
export const RULES_WRITER = 'rules';

/** Something that writes prompts. Its key is never told, not even in part. */
export const Writer = z
  .object({
    /** `rules`, or a UUID. */
    id: z.string().max(80),
    name: z.string(),
    kind: WriterKind,
    address: z.string().nullable(),
    /** The model that it writes with; null where it has but one, or none. */
    model: z.string().nullable(),
    hasKey: z.boolean(),
    /** Whether words that are given to it leave this network. */
    outside: z.boolean(),
    /** Whether it answered when it was last asked, and if not why, in one sentence. */
    ready: z.boolean(),
    reason: z.string(),
    /** The one that writes where nobody chose another. */
    isDefault: z.boolean(),
  })
  .meta({ id: 'Writer' });
export type Writer = z.infer<typeof Writer>;

const Address = z.url({ protocol: /^https?$/ }).max(300);
const Key = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[\x21-\x7e]+$/, 'has characters that no key has');
const Name = z.string().trim().min(1).max(60);
const Model = z.string().trim().min(1).max(200).nullable();

/** A writer to be added; it is asked for its models first, with that key if there is one. */
export const NewWriter = z
  .strictObject({
    name: Name,
    kind: WriterKind.exclude(['rules']),
    address: Address,
    model: Model.default(null),
    key: Key.nullable().default(null),
    /** It is to write where nobody chose another. */
    isDefault: z.boolean().default(false),
  })
  .meta({ id: 'NewWriter' });
export type NewWriter = z.infer<typeof NewWriter>;

const Writers = z.object({ writers: z.array(Writer) });
const ById = z.strictObject({ id: z.string().min(1).max(80) });
const tags = ['writers'] as const;

export const writers = {
  listWriters: {
    method: 'GET',
    url: '/api/writers',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'listWriters',
      summary: 'What may write prompts, the rules first',
      tags,
      response: { 200: Writers, ...problems },
    },
  },
  askWriter: {
    method: 'POST',
    url: '/api/writers/ask',
    config: { access: 'person' },
    schema: {
      operationId: 'askWriter',
      summary: 'Which models are at an address, before it is added, and whether it lies outside this network',
      tags,
      body: NewWriter.pick({ kind: true, address: true, key: true }),
      response: { 200: z.object({ models: z.array(z.string()), outside: z.boolean() }), ...problems },
    },
  },
  addWriter: {
    method: 'POST',
    url: '/api/writers',
    config: { access: 'person' },
    schema: {
      operationId: 'addWriter',
      summary: 'Add something that writes; its key is tried first, and kept sealed',
      tags,
      body: NewWriter,
      response: { 201: Writer, ...problems },
    },
  },
  changeWriter: {
    method: 'PATCH',
    url: '/api/writers/:id',
    config: { access: 'person' },
    schema: {
      operationId: 'changeWriter',
      summary: 'Change a writer; a key of null is forgotten, one that is left out stays',
      tags,
      params: ById,
      body: z.strictObject({
        name: Name.optional(),
        model: Model.optional(),
        key: Key.nullable().optional(),
        isDefault: z.literal(true).optional(),
      }),
      response: { 200: Writer, ...problems },
    },
  },
  removeWriter: {
    method: 'DELETE',
    url: '/api/writers/:id',
    config: { access: 'person' },
    schema: {
      operationId: 'removeWriter',
      summary: 'Forget a writer and its key; what it wrote stays',
      tags,
      params: ById,
      response: { 200: Writers, ...problems },
    },
  },
  listWriterModels: {
    method: 'GET',
    url: '/api/writers/:id/models',
    config: { access: 'person' },
    schema: {
      operationId: 'listWriterModels',
      summary: 'Which models a writer has now',
      tags,
      params: ById,
      response: { 200: z.object({ models: z.array(z.string()) }), ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
