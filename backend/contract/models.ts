import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { DeclaredParameter } from './parameters.ts';
import { problems } from './problem.ts';
import { Sha256 } from './shapes.ts';

/** What a task asks for; it decides what its results are. A `chain` is a task that makes the other tasks of its batch. */
export const TaskKind = z
  .enum(['image', 'video', 'edit', 'upscale', 'rate', 'stitch', 'text', 'chain'])
  .meta({ id: 'TaskKind' });
export type TaskKind = z.infer<typeof TaskKind>;

/** What a result is. */
export const GenerationKind = z.enum(['image', 'video']).meta({ id: 'GenerationKind' });
export type GenerationKind = z.infer<typeof GenerationKind>;

/** What comes of each kind of task; null where it is no generation. */
export const resultOf: Record<TaskKind, GenerationKind | null> = {
  image: 'image',
  video: 'video',
  edit: 'image',
  upscale: 'image',
  rate: null,
  stitch: 'video',
  text: null,
  chain: null,
};

/** A thing that can be asked for: what it is, what it makes and every control it has. */
export const ModelCard = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,79}$/),
    name: z.string().max(80),
    family: z.string().max(40),
    kind: TaskKind,
    runtime: z.string().max(40),
    version: z.string().max(40),
    /** One sentence that says what it is for. */
    about: z.string().max(300),
    /** A few words shown wherever its results are, such as "Sketch, no AI model". */
    label: z.string().max(40).optional(),
    /** The file behind it, as its engine names it: what makes the models of two machines the same. */
    file: z
      .strictObject({ name: z.string().max(500), sha256: Sha256.nullable(), bytes: z.int().nullable() })
      .optional(),
    parameters: z.array(DeclaredParameter),
  })
  .meta({ id: 'ModelCard' });
export type ModelCard = z.infer<typeof ModelCard>;

/** A model card, and whether a worker that has it is here now. */
export const Model = z.object({ ...ModelCard.shape, workers: z.int(), online: z.int() }).meta({ id: 'Model' });
export type Model = z.infer<typeof Model>;

export const models = {
  listModels: {
    method: 'GET',
    url: '/api/models',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'listModels',
      summary: 'Everything that can be asked for, with its controls',
      tags: ['models'],
      response: { 200: z.object({ models: z.array(Model) }), ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
