import { z } from 'zod';
import { ContentLevel } from './content.ts';
import type { Endpoint } from './endpoint.ts';
import { problems } from './problem.ts';
import { Timestamp } from './shapes.ts';

/** Models that read words alike. */
export const PromptFamily = z
  .enum(['sd15', 'sdxl', 'flux', 'qwen-image', 'wan', 'ltx', 'generic'])
  .meta({ id: 'PromptFamily' });
export type PromptFamily = z.infer<typeof PromptFamily>;

/** What a writer is asked for: a richer prompt, one changed as told, a title, many from one idea, words for the clip between two pictures, a picture of a moment of a chat, what a picture is to lack. */
export const PromptPurpose = z
  .enum(['enhance', 'edit', 'summarise', 'many', 'segment', 'scene', 'negative'])
  .meta({ id: 'PromptPurpose' });
export type PromptPurpose = z.infer<typeof PromptPurpose>;

/** The names that a template may have in double braces, and nothing else: what they stand for is data, never an instruction. */
export const TemplateVariable = z
  .enum(['prompt', 'instruction', 'count', 'existing', 'rules', 'model', 'tokens', 'intensity'])
  .meta({ id: 'TemplateVariable' });
export type TemplateVariable = z.infer<typeof TemplateVariable>;

/** What a template says. */
export const TemplateBody = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    /** How the writer is to behave; may have variables. */
    system: z.string().trim().min(1).max(8_000),
    /** What it is asked; may have variables, and must have `{{prompt}}`. */
    user: z.string().trim().min(1).max(8_000),
    /** The most tokens of an answer, by the writer's own counting; for many, of each prompt. */
    mostTokens: z.int().min(16).max(4_096),
    /** How far an answer may stray where nobody says otherwise: the writer's temperature, 0-2. */
    creativity: z.number().min(0).max(2),
  })
  .meta({ id: 'TemplateBody' });
export type TemplateBody = z.infer<typeof TemplateBody>;

/** A template as it is now. */
export const Template = z
  .object({
    /** For example `enhance.sdxl.general`. */
    id: z.string(),
    purpose: PromptPurpose,
    family: PromptFamily,
    content: ContentLevel,
    /** The one that is used: the newest, unless that came along after a person's own. */
    version: z.int(),
    /** Whether the studio brought this version along. */
    bundled: z.boolean(),
    body: TemplateBody,
    /** The variables that it has. */
    variables: z.array(TemplateVariable),
    /** The name of who wrote this version; null where it came along. */
    person: z.string().nullable(),
    changedAt: Timestamp,
  })
  .meta({ id: 'Template' });
export type Template = z.infer<typeof Template>;

/** One of a template's versions; none is ever changed. */
export const TemplateVersion = z
  .object({
    version: z.int(),
    body: TemplateBody,
    bundled: z.boolean(),
    /** Why it was made, in its maker's words. */
    note: z.string(),
    /** The name of who wrote it; null where it came along. */
    person: z.string().nullable(),
    madeAt: Timestamp,
  })
  .meta({ id: 'TemplateVersion' });
export type TemplateVersion = z.infer<typeof TemplateVersion>;

const History = z.object({ template: Template, versions: z.array(TemplateVersion) });
const ById = z.strictObject({ id: z.string().min(1).max(80) });
const tags = ['templates'] as const;

export const templates = {
  listTemplates: {
    method: 'GET',
    url: '/api/templates',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'listTemplates',
      summary: 'Every template as it is now',
      tags,
      response: { 200: z.object({ templates: z.array(Template) }), ...problems },
    },
  },
  readTemplate: {
    method: 'GET',
    url: '/api/templates/:id',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'readTemplate',
      summary: 'A template with all its versions, newest first',
      tags,
      params: ById,
      response: { 200: History, ...problems },
    },
  },
  saveTemplate: {
    method: 'PUT',
    url: '/api/templates/:id',
    config: { access: 'person' },
    schema: {
      operationId: 'saveTemplate',
      summary: 'Write a new version of a template; refused where another was written since `basedOn`',
      tags,
      params: ById,
      body: z.strictObject({
        body: TemplateBody,
        basedOn: z.int(),
        note: z.string().trim().max(200).default(''),
      }),
      response: { 200: History, ...problems },
    },
  },
  restoreTemplate: {
    method: 'POST',
    url: '/api/templates/:id/restore',
    config: { access: 'person' },
    schema: {
      operationId: 'restoreTemplate',
      summary: 'Make an earlier version the newest one again, as a new version',
      tags,
      params: ById,
      body: z.strictObject({ version: z.int().min(1) }),
      response: { 200: History, ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
