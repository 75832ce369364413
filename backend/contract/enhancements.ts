import { z } from 'zod';
import { ContentLevel } from './content.ts';
import type { Endpoint } from './endpoint.ts';
import { Problem, problems } from './problem.ts';
import { ById, Id, Timestamp } from './shapes.ts';
import { PromptPurpose, TemplateBody } from './templates.ts';
import { WriterKind } from './writers.ts';

/** The most prompts that one idea becomes. */
export const MANY_MOST = 50;

/** How much of a prompt may be added to. */
export const Intensity = z.enum(['light', 'medium', 'strong']).meta({ id: 'Intensity' });
export type Intensity = z.infer<typeof Intensity>;

/** What a writer is asked to do with somebody's words. */
export const NewEnhancement = z
  .strictObject({
    projectId: Id,
    /** The model that the words are for. */
    modelId: z.string().min(1).max(80),
    purpose: PromptPurpose,
    text: z.string().trim().min(1).max(50_000),
    /** For an edit: what is to become other, as in "make it night". */
    instruction: z.string().trim().max(2_000).default(''),
    /** For many: how many; and those that there are already. */
    count: z.int().min(1).max(MANY_MOST).default(1),
    existing: z.array(z.string().max(10_000)).max(MANY_MOST).default([]),
    intensity: Intensity.default('medium'),
    /** The writer's temperature; null takes the template's. */
    creativity: z.number().min(0).max(2).nullable().default(null),
    /** Null takes the studio's default writer. */
    writerId: z.string().max(80).nullable().default(null),
    /** The same words, template, writer and seed have the same answer, which is not asked for twice; null takes one by chance. */
    seed: z.int().min(0).max(4_294_967_295).nullable().default(null),
    /** A template as it is being written, in place of the one that would be taken: for trying it out. */
    draft: TemplateBody.nullable().default(null),
  })
  .meta({ id: 'NewEnhancement' });
export type NewEnhancement = z.infer<typeof NewEnhancement>;

/** What a person did with what was written. */
export const Verdict = z.enum(['kept', 'edited', 'undone']).meta({ id: 'Verdict' });
export type Verdict = z.infer<typeof Verdict>;

/** Words that a writer writes or has written, beside those that it was given. */
export const Enhancement = z
  .object({
    id: Id,
    projectId: Id,
    modelId: z.string(),
    purpose: PromptPurpose,
    text: z.string(),
    instruction: z.string(),
    seed: z.int(),
    content: ContentLevel,
    writer: z.object({ id: z.string(), name: z.string(), kind: WriterKind, model: z.string().nullable() }),
    /** Version 0 is a draft. */
    template: z.object({ id: z.string(), name: z.string(), version: z.int() }),
    state: z.enum(['writing', 'done', 'failed', 'cancelled']),
    /** As far as it has come. */
    written: z.string(),
    /** The prompts that it became, one but for many; of one that was stopped or has failed, what can be used of the words that had come. */
    prompts: z.array(z.string()),
    problem: Problem.nullable(),
    /** It was written before, and was not asked for again. */
    cached: z.boolean(),
    /** The writer had no tokens left. */
    cutShort: z.boolean(),
    /** How long until its first words came, and all of it, in ms. */
    firstTextMs: z.int().nullable(),
    tookMs: z.int().nullable(),
    tokensIn: z.int().nullable(),
    tokensOut: z.int().nullable(),
    verdict: Verdict.nullable(),
    createdAt: Timestamp,
  })
  .meta({ id: 'Enhancement' });
export type Enhancement = z.infer<typeof Enhancement>;

/** How writing went in the last 30 days: times in ms, parts 0-1. */
export const PromptFigures = z
  .object({
    enhancements: z.int(),
    failed: z.int(),
    fromCache: z.int(),
    firstTextMs: z.object({ p50: z.int(), p95: z.int() }).nullable(),
    tookMs: z.object({ p50: z.int(), p95: z.int() }).nullable(),
    tokensIn: z.int(),
    tokensOut: z.int(),
    /** Of those that somebody judged, how many were kept, as they were or changed. */
    judged: z.int(),
    kept: z.int(),
    byWriter: z.array(
      z.object({
        writer: z.string(),
        enhancements: z.int(),
        failed: z.int(),
        firstTextP50Ms: z.int().nullable(),
        judged: z.int(),
        kept: z.int(),
      }),
    ),
    /** Templates, presets and counts that are held, since the studio was started. */
    cache: z.object({ hits: z.int(), misses: z.int(), invalidations: z.int(), entries: z.int() }),
  })
  .meta({ id: 'PromptFigures' });
export type PromptFigures = z.infer<typeof PromptFigures>;

const Rules = z.object({ text: z.string() });
const tags = ['enhancements'] as const;

export const enhancements = {
  startEnhancement: {
    method: 'POST',
    url: '/api/enhancements',
    config: { access: 'person' },
    schema: {
      operationId: 'startEnhancement',
      summary: 'Let a writer work on words; they come by events, and `readEnhancement` has all of them',
      tags,
      body: NewEnhancement,
      response: { 201: Enhancement, ...problems },
    },
  },
  readEnhancement: {
    method: 'GET',
    url: '/api/enhancements/:id',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'readEnhancement',
      summary: 'What a writer has written, as far as it has come',
      tags,
      params: ById,
      response: { 200: Enhancement, ...problems },
    },
  },
  cancelEnhancement: {
    method: 'POST',
    url: '/api/enhancements/:id/cancel',
    config: { access: 'person' },
    schema: {
      operationId: 'cancelEnhancement',
      summary: 'Stop a writer; what has come stays',
      tags,
      params: ById,
      response: { 200: Enhancement, ...problems },
    },
  },
  judgeEnhancement: {
    method: 'POST',
    url: '/api/enhancements/:id/verdict',
    config: { access: 'person' },
    schema: {
      operationId: 'judgeEnhancement',
      summary: 'Say what became of what was written',
      tags,
      params: ById,
      body: z.strictObject({ verdict: Verdict }),
      response: { 200: Enhancement, ...problems },
    },
  },
  readPromptRules: {
    method: 'GET',
    url: '/api/projects/:id/prompt-rules',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'readPromptRules',
      summary: 'The rules that every writer is to remember for a project',
      tags,
      params: ById,
      response: { 200: Rules, ...problems },
    },
  },
  writePromptRules: {
    method: 'PUT',
    url: '/api/projects/:id/prompt-rules',
    config: { access: 'person' },
    schema: {
      operationId: 'writePromptRules',
      summary: 'Set those rules; empty is none',
      tags,
      params: ById,
      body: z.strictObject({ text: z.string().trim().max(2_000) }),
      response: { 200: Rules, ...problems },
    },
  },
  readPromptFigures: {
    method: 'GET',
    url: '/api/enhancements/figures',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'readPromptFigures',
      summary: 'How writing goes: times, tokens, what was kept, and how often the cache answered',
      tags,
      response: { 200: PromptFigures, ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
