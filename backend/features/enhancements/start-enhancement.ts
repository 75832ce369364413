import { randomInt } from 'node:crypto';
import type { ContentLevel } from '../../contract/content.ts';
import type { Enhancement, NewEnhancement } from '../../contract/enhancements.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Project } from '../../contract/studio.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { makeId } from '../../db/make-id.ts';
import type { Owner } from '../../plugins/caller.ts';
import { familyOf } from '../../prompts/family-of.ts';
import { fillTemplate } from '../../prompts/fill-template.ts';
import { findTextLimit } from '../../prompts/text-limits.ts';
import type { Brief, WritingOrder } from '../../providers/chat/writer.ts';
import { readAllowed, recordRefusal } from '../content/index.ts';
import { readProject } from '../settings/index.ts';
import { readPolicy } from '../spending/index.ts';
import { findTemplate } from '../templates/index.ts';
import { readModel } from '../workers/index.ts';
import { admitAnswer, admitWords } from './admit-words.ts';
import { cacheKeyOf, requestKeyOf } from './cache-key.ts';
import type { ChosenWriter, EnhancementParts, UsedTemplate } from './enhancement-parts.ts';
import { type EnhancementRow, findWritten, insertEnhancement } from './enhancements-store.ts';
import { readRules } from './prompt-rules-store.ts';
import { readEnhancement } from './read-enhancement.ts';
import { runWriting, type WritingJob } from './run-writing.ts';

const SEED_BELOW = 4_294_967_296;
/** The most tokens that a writer may ever be asked for, whatever many need. */
const TOKENS_MOST = 16_384;

/** What callers of the house may say beside what a person asks: more rules to remember, and the level of the template, as far as it is allowed here. */
export type MoreAsked = {
  readonly rules?: string;
  readonly level?: ContentLevel;
  /** Its asker ends it by leaving, so nobody shares it. */
  readonly alone?: boolean;
};

function refuseOutside(db: ReadableDb, projectId: string, { facts: { outside, name } }: ChosenWriter): void {
  if (outside && readPolicy(db, projectId).staysHome)
    throw new Refusal({
      code: 'stays_home',
      message: `Nothing of this project leaves this network, and ${name} is outside of it. Choose a writer at home, or the studio's own rules.`,
      where: name,
    });
}

function refuseNoInstruction({ purpose, instruction }: NewEnhancement): void {
  if (purpose !== 'edit' || instruction !== '') return;
  const message = 'Say what is to become other';
  throw new Refusal({ code: 'invalid_request', message: `${message}.`, issues: [{ path: 'instruction', message }] });
}

/** The level whose template is used: a wish for adults is heard where studio and project make such things, and a wish for everybody always. */
function levelOf(db: ReadableDb, { contentLevel }: Project, rated: ContentLevel, wished: ContentLevel | undefined) {
  if (wished === undefined || wished === 'general') return wished ?? rated;
  return contentLevel === 'mature' && readAllowed(db).mature ? 'mature' : rated;
}

/** Everything that a writing depends on, checked and put together. Raises what `startEnhancement` raises. */
function prepare(parts: EnhancementParts, owner: Owner, asked: NewEnhancement, more: MoreAsked) {
  const { database, contentRules } = parts;
  const db = database.read;
  refuseNoInstruction(asked);
  const project = readProject(db, owner, asked.projectId);
  const card = readModel(db, asked.modelId);
  const rules = [readRules(db, project.id), more.rules?.trim()].filter(Boolean).join('\n');
  const words = [asked.text, asked.instruction, rules, ...asked.existing].join('\n');
  const rated = admitWords(db, contentRules, project, { words, negative: '' });
  const level = levelOf(db, project, rated, more.level);
  const content = level === 'mature' ? level : rated;
  const writer = parts.chooseWriter(db, asked.writerId);
  refuseOutside(db, project.id, writer);
  const family = familyOf(card.family);
  const found = findTemplate(parts, { purpose: asked.purpose, family, content: level });
  const template: UsedTemplate = asked.draft ? { id: found.id, version: 0, body: asked.draft } : found;
  const count = asked.purpose === 'many' ? asked.count : 1;
  const { purpose, text, instruction, existing, intensity } = asked;
  const brief: Brief = { purpose, family, text, instruction, count, existing, rules, intensity };
  const tokens = findTextLimit(card.family, card.runtime).most;
  const values = { prompt: text, instruction, count, existing, rules, model: card.name, tokens, intensity };
  const order: WritingOrder = {
    brief,
    messages: fillTemplate(template.body, values, asked.draft ? 'draft' : 'body'),
    model: writer.facts.model,
    mostTokens: Math.min(template.body.mostTokens * count, Math.max(TOKENS_MOST, template.body.mostTokens)),
    temperature: asked.creativity ?? template.body.creativity,
    seed: asked.seed ?? randomInt(SEED_BELOW),
  };
  const job: WritingJob = { asked: { ...asked, count }, project, content, writer, order };
  const depends = { writer, template, content, modelName: card.name, order };
  const cacheKey = asked.draft ? null : cacheKeyOf(depends);
  return { job, template, cacheKey, request: more.alone ? null : requestKeyOf(depends, asked) };
}

/** An answer that was written before, if it may be given out here and now. */
function findAnswer(parts: EnhancementParts, { asked, project }: WritingJob, cacheKey: string | null) {
  const known = cacheKey === null ? undefined : findWritten(parts.database.read, cacheKey);
  if (known) admitAnswer(parts.database.read, parts.contentRules, project, asked, known.written);
  return known;
}

const rowOf = (
  id: string,
  owner: Owner,
  { asked, content, writer: { facts }, order }: WritingJob,
  template: UsedTemplate,
  createdAt: number,
): EnhancementRow => ({
  id,
  ownerId: owner.personId,
  projectId: asked.projectId,
  modelId: asked.modelId,
  purpose: asked.purpose,
  input: asked.text,
  instruction: asked.instruction,
  seed: order.seed,
  content,
  writerId: facts.id,
  writerName: facts.name,
  writerKind: facts.kind,
  writerModel: facts.model,
  templateId: template.id,
  templateName: template.body.name,
  templateVersion: template.version,
  state: 'writing',
  written: '',
  prompts: '[]',
  problem: null,
  cached: 0,
  cutShort: 0,
  firstTextMs: null,
  tookMs: null,
  tokensIn: null,
  tokensOut: null,
  verdict: null,
  createdAt,
});

async function start(
  parts: EnhancementParts,
  owner: Owner,
  asked: NewEnhancement,
  more: MoreAsked,
): Promise<Enhancement> {
  const { job, template, cacheKey, request } = prepare(parts, owner, asked, more);
  const alike = request === null ? undefined : parts.writings.findAlike(owner.personId, request);
  if (alike) {
    await alike.begun;
    return readEnhancement(parts, owner, alike.id);
  }
  const id = makeId();
  const row = rowOf(id, owner, job, template, parts.now());
  const known = findAnswer(parts, job, cacheKey);
  if (known) {
    const { written, prompts, cutShort, writerModel } = known;
    const answered = { ...row, state: 'done' as const, written, prompts, cutShort, writerModel, cached: 1 };
    await parts.database.write(db => insertEnhancement(db, { ...answered, tookMs: 0 }, null));
    return readEnhancement(parts, owner, id);
  }
  const writing = parts.writings.begin(id, owner.personId, request);
  // The writer is asked while the row is made durable: its first words are not to wait for a disk. The row's end is stored after it, in the same order.
  writing.begun = parts.database.write(db => insertEnhancement(db, row, cacheKey));
  writing.ended = runWriting(parts, writing, job);
  try {
    await writing.begun;
  } catch (error) {
    writing.stop.abort(error);
    throw error;
  }
  return readEnhancement(parts, owner, id);
}

/**
 * Lets a writer work on a person's words, once they are rated and may go where it is; returns at once, and what it writes is told by events. The same
 * words, template, writer and seed have the answer that they had before, and what this person asks while just that is being written is not written twice. Raises `not_found`, `no_model`, `invalid_request`, `content_refused`,
 * `content_level`, `stays_home`, `rate_limited`.
 */
export const startEnhancement = (
  parts: EnhancementParts,
  owner: Owner,
  asked: NewEnhancement,
  more: MoreAsked = {},
): Promise<Enhancement> => recordRefusal(parts, owner, asked.projectId, start(parts, owner, asked, more));
