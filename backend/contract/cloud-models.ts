import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { ModelCard } from './models.ts';
import { DeclaredParameter } from './parameters.ts';
import { PriceRule } from './prices.ts';
import { problems } from './problem.ts';
import { Lane } from './workers.ts';

/** What a cloud's model is asked for. */
export const CloudUse = z
  .enum(['image', 'edit', 'upscale', 'image-to-video', 'text-to-video'])
  .meta({ id: 'CloudUse' });
export type CloudUse = z.infer<typeof CloudUse>;

/** Where facts of a model were read, and on which day: the day that the page tells of itself (`dated` page), or that of reading it. */
export const Source = z
  .strictObject({
    what: z.array(z.enum(['id', 'version', 'parameters', 'price', 'licence', 'content'])).min(1),
    url: z.url({ protocol: /^https$/ }).max(500),
    takenOn: z.iso.date(),
    dated: z.enum(['page', 'read']),
  })
  .meta({ id: 'Source' });

/** Under which terms its results may be used, as the page says. */
export const Licence = z
  .strictObject({
    name: z.string().max(120),
    url: z
      .url({ protocol: /^https$/ })
      .max(500)
      .nullable(),
  })
  .meta({ id: 'Licence' });

const { id, name, family, kind, about } = ModelCard.shape;
const described = { lane: Lane, providerId: z.string(), providerVersion: z.string().nullable(), use: CloudUse };

/** A model that a cloud runs, as the settings show it. */
export const CloudModel = z
  .object({
    ...{ id, name, family, kind, about, ...described },
    /** Null while its card tells no price: then it runs only once a person has said what it costs. */
    price: PriceRule.nullable(),
    licence: Licence.nullable(),
    content: z.string().nullable(),
    sources: z.array(Source),
    /** A person added it; the others come with the program. */
    added: z.boolean(),
  })
  .meta({ id: 'CloudModel' });
export type CloudModel = z.infer<typeof CloudModel>;

/** What a model would be once added: its controls, and which of its fields cannot be set and why. */
export const CloudModelDraft = z
  .object({
    ...{ name, about, ...described },
    parameters: z.array(DeclaredParameter),
    left: z.array(z.object({ name: z.string(), why: z.string() })),
  })
  .meta({ id: 'CloudModelDraft' });
export type CloudModelDraft = z.infer<typeof CloudModelDraft>;

/** A cloud's model of the same family as one of the studio's, and what would differ if it stood in. */
export const StandInSuggestion = z
  .object({
    modelId: z.string(),
    model: z.string(),
    standInId: z.string(),
    standIn: z.string(),
    lane: Lane,
    differs: z.array(z.string()),
  })
  .meta({ id: 'StandInSuggestion' });
export type StandInSuggestion = z.infer<typeof StandInSuggestion>;

/** A model by what a person pastes: its id at the cloud, or the address of its page. */
const Pasted = { lane: Lane, model: z.string().trim().min(3).max(300) };
const tags = ['clouds'] as const;

export const cloudModels = {
  listCloudModels: {
    method: 'GET',
    url: '/api/clouds/models',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'listCloudModels',
      summary: 'The models that clouds run, with price, licence and where that was read',
      tags,
      response: { 200: z.object({ models: z.array(CloudModel) }), ...problems },
    },
  },
  previewCloudModel: {
    method: 'POST',
    url: '/api/clouds/models/preview',
    config: { access: 'person' },
    schema: {
      operationId: 'previewCloudModel',
      summary: 'What a model of a cloud would be here, read from the cloud; nothing is stored',
      tags,
      /** Without a use, one is read from what the model takes. */
      body: z.strictObject({ ...Pasted, use: CloudUse.optional() }),
      response: { 200: CloudModelDraft, ...problems },
    },
  },
  addCloudModel: {
    method: 'POST',
    url: '/api/clouds/models',
    config: { access: 'person' },
    schema: {
      operationId: 'addCloudModel',
      summary: 'Add a model of a cloud by its id',
      tags,
      body: z.strictObject({ ...Pasted, use: CloudUse, name: z.string().trim().min(1).max(80) }),
      response: { 201: CloudModel, ...problems },
    },
  },
  removeCloudModel: {
    method: 'DELETE',
    url: '/api/clouds/models/:id',
    config: { access: 'person' },
    schema: {
      operationId: 'removeCloudModel',
      summary: 'Remove a model that was added; its takes stay',
      tags,
      params: z.strictObject({ id: ModelCard.shape.id }),
      response: { 204: z.undefined(), ...problems },
    },
  },
  suggestStandIns: {
    method: 'GET',
    url: '/api/clouds/stand-ins',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'suggestStandIns',
      summary: "Which clouds' models are of the same family as the studio's, and what would differ",
      tags,
      response: { 200: z.object({ suggestions: z.array(StandInSuggestion) }), ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
