import type { Limits } from '../place.ts';
import { sayRaw, type Talk } from '../talking-server.fake.ts';
import { openWriting } from '../writing.fake.ts';
import { openOpenai } from './openai-writer.ts';

/** The key that the played server is asked with. */
export const KEY = 'sk-very-secret';

/** One event of an answer. */
export const chunk = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({ id: 'c', model: 'small-1', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

/** A stream of events, whole. */
export const events = (...all: string[]): Talk => sayRaw(all.join(''), 'text/event-stream');

/** An OpenAI-compatible server that answers as the test says, and a writer that speaks with it. */
export const open = (talk: Talk, limits: Partial<Limits> = {}, key: string | null = KEY) =>
  openWriting(openOpenai, '/v1', talk, limits, key);
