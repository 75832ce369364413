import { z } from 'zod';
import { ContentLevel } from './content.ts';
import type { Endpoint } from './endpoint.ts';
import { problems } from './problem.ts';
import { ById, Id, Timestamp } from './shapes.ts';
import { PromptFamily } from './templates.ts';

const Name = z.string().trim().min(1).max(80);
const Words = z.string().max(10_000);

/** A named set of words around a person's own. Where `before` has `{prompt}`, the own words stand there. */
export const Style = z
  .object({ id: Id, name: Name, before: Words, after: Words, negative: Words, changedAt: Timestamp })
  .meta({ id: 'Style' });
export type Style = z.infer<typeof Style>;
export const NewStyle = Style.omit({ id: true, changedAt: true }).strict().meta({ id: 'NewStyle' });
export type NewStyle = z.infer<typeof NewStyle>;

/** What a picture is not to have, by theme, for models of a family. */
export const NegativePreset = z
  .object({
    /** A word for those that came along, a UUID for a person's own. */
    id: z.string().min(1).max(80),
    name: Name,
    /** The theme: anatomy, quality, artefacts, text, style … */
    category: z.string().trim().min(1).max(40),
    family: PromptFamily,
    content: ContentLevel,
    negative: Words,
    bundled: z.boolean(),
    /** It came along and was changed since: removing it brings back how it came. */
    changed: z.boolean(),
    changedAt: Timestamp,
  })
  .meta({ id: 'NegativePreset' });
export type NegativePreset = z.infer<typeof NegativePreset>;
export const NewNegativePreset = NegativePreset.omit({ id: true, bundled: true, changed: true, changedAt: true })
  .strict()
  .meta({ id: 'NewNegativePreset' });
export type NewNegativePreset = z.infer<typeof NewNegativePreset>;

/** A list of words by its name: `__animal__` stands for one of its lines, by the seed. A line may have wildcards too. */
export const Wildcard = z
  .object({
    name: z
      .string()
      .trim()
      .max(60)
      .regex(
        /^[\p{L}\p{M}\p{N}]+([-_/][\p{L}\p{M}\p{N}]+)*$/u,
        'may have letters and digits, and single - _ or / between them',
      ),
    text: z.string().max(500_000),
    lines: z.int(),
    changedAt: Timestamp,
  })
  .meta({ id: 'Wildcard' });
export type Wildcard = z.infer<typeof Wildcard>;

/** What is put around and into a person's words when a picture is asked for, and where the words came from. */
export const Wording = z
  .strictObject({
    /** The words before a writer worked on them; null where none did. */
    original: z.string().max(50_000).nullable().default(null),
    enhancementId: Id.nullable().default(null),
    styles: z.array(Id).max(20).default([]),
    presets: z.array(z.string().min(1).max(80)).max(40).default([]),
  })
  .meta({ id: 'Wording' });
export type Wording = z.infer<typeof Wording>;

/** The words as a model is given them. */
export const Composed = z
  .object({
    prompt: z.string(),
    negative: z.string(),
    /** The names of the wildcards that it may be drawn from. */
    wildcards: z.array(z.string()),
    /** Another seed may give other words. */
    varies: z.boolean(),
    /** What the picture was to lack, and this model cannot be told; null where there is nothing such. */
    unsaid: z.string().nullable(),
    /** Marks of weight, such as `(fog:1.2)`, where this model takes them for words. */
    unreadMarks: z.array(z.string()),
  })
  .meta({ id: 'Composed' });
export type Composed = z.infer<typeof Composed>;

const Styles = z.object({ styles: z.array(Style) });
const Presets = z.object({ presets: z.array(NegativePreset) });
const Wildcards = z.object({ wildcards: z.array(Wildcard) });
const ByPreset = z.strictObject({ id: z.string().min(1).max(80) });
const ByName = z.strictObject({ name: z.string().min(1).max(80) });
const tags = ['wording'] as const;
const read = { access: 'person', scopes: ['read'] } as const;
const write = { access: 'person' } as const;

export const wording = {
  composeWords: {
    method: 'POST',
    url: '/api/wording/compose',
    config: read,
    schema: {
      operationId: 'composeWords',
      summary: 'The prompt and the negative prompt as a model would be given them with this seed',
      tags,
      body: z.strictObject({
        modelId: z.string().min(1).max(80),
        projectId: Id,
        prompt: z.string().max(50_000),
        negative: z.string().max(50_000).default(''),
        seed: z.int().min(0).default(0),
        styles: Wording.shape.styles,
        presets: Wording.shape.presets,
      }),
      response: { 200: Composed, ...problems },
    },
  },
  listStyles: {
    method: 'GET',
    url: '/api/styles',
    config: read,
    schema: { operationId: 'listStyles', summary: 'Styles by name', tags, response: { 200: Styles, ...problems } },
  },
  addStyle: {
    method: 'POST',
    url: '/api/styles',
    config: write,
    schema: {
      operationId: 'addStyle',
      summary: 'Add a style; a name is given once',
      tags,
      body: NewStyle,
      response: { 201: Style, ...problems },
    },
  },
  changeStyle: {
    method: 'PUT',
    url: '/api/styles/:id',
    config: write,
    schema: {
      operationId: 'changeStyle',
      summary: 'Change a style; takes that were made with it stay as they are',
      tags,
      params: ById,
      body: NewStyle,
      response: { 200: Style, ...problems },
    },
  },
  removeStyle: {
    method: 'DELETE',
    url: '/api/styles/:id',
    config: write,
    schema: {
      operationId: 'removeStyle',
      summary: 'Remove a style',
      tags,
      params: ById,
      response: { 200: Styles, ...problems },
    },
  },
  importStyles: {
    method: 'POST',
    url: '/api/styles/import',
    config: write,
    schema: {
      operationId: 'importStyles',
      summary: "Take in the styles of A1111's styles.csv; those whose name is there already are left as they are",
      tags,
      body: z.strictObject({ csv: z.string().min(1).max(1_000_000) }),
      response: {
        200: z.object({
          styles: z.array(Style),
          added: z.array(z.string()),
          /** By the line of the file that each begins in. */
          left: z.array(z.object({ line: z.int(), name: z.string(), why: z.string() })),
        }),
        ...problems,
      },
    },
  },
  listPresets: {
    method: 'GET',
    url: '/api/negative-presets',
    config: read,
    schema: {
      operationId: 'listPresets',
      summary: 'Negative presets; with a model, those that are for it',
      tags,
      querystring: z.strictObject({ modelId: z.string().max(80).optional(), content: ContentLevel.optional() }),
      response: { 200: Presets, ...problems },
    },
  },
  addPreset: {
    method: 'POST',
    url: '/api/negative-presets',
    config: write,
    schema: {
      operationId: 'addPreset',
      summary: 'Add a negative preset',
      tags,
      body: NewNegativePreset,
      response: { 201: NegativePreset, ...problems },
    },
  },
  changePreset: {
    method: 'PUT',
    url: '/api/negative-presets/:id',
    config: write,
    schema: {
      operationId: 'changePreset',
      summary: 'Change a negative preset; one that came along is kept as a copy of its name',
      tags,
      params: ByPreset,
      body: NewNegativePreset,
      response: { 200: NegativePreset, ...problems },
    },
  },
  removePreset: {
    method: 'DELETE',
    url: '/api/negative-presets/:id',
    config: write,
    schema: {
      operationId: 'removePreset',
      summary: 'Remove a preset of a person; one that came along is as it came again',
      tags,
      params: ByPreset,
      response: { 200: Presets, ...problems },
    },
  },
  listWildcards: {
    method: 'GET',
    url: '/api/wildcards',
    config: read,
    schema: {
      operationId: 'listWildcards',
      summary: 'Wildcards by name',
      tags,
      response: { 200: Wildcards, ...problems },
    },
  },
  writeWildcard: {
    method: 'PUT',
    url: '/api/wildcards',
    config: write,
    schema: {
      operationId: 'writeWildcard',
      summary: 'Write a wildcard; refused where it leads back to itself',
      tags,
      body: Wildcard.pick({ name: true, text: true }).strict(),
      response: { 200: Wildcard, ...problems },
    },
  },
  removeWildcard: {
    method: 'DELETE',
    url: '/api/wildcards',
    config: write,
    schema: {
      operationId: 'removeWildcard',
      summary: 'Remove a wildcard; prompts that name it are refused then, with its name',
      tags,
      querystring: ByName,
      response: { 200: Wildcards, ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
