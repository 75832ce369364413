import { describe, expect, it } from 'vitest';
import type { Limits } from '../place.ts';
import { begin, breakOff, dribble, goOn, say, sayRaw, type Talk } from '../talking-server.fake.ts';
import { openWriting, refusalOf } from '../writing.fake.ts';
import { openOllama } from './ollama-writer.ts';

const NDJSON = 'application/x-ndjson';
const line = (content: string, more: object = {}) =>
  `${JSON.stringify({ model: 'small', message: { role: 'assistant', content }, done: false, ...more })}\n`;
const END = line('', { done: true, done_reason: 'stop', prompt_eval_count: 12, eval_count: 5 });
const lines = (...all: string[]): Talk => sayRaw(all.join(''), NDJSON);
const open = (talk: Talk, limits: Partial<Limits> = {}) => openWriting(openOllama, '', talk, limits);

describe('Ollama', () => {
  it('writes word by word, and says what it took', async () => {
    const { write, heard, server } = await open(lines(line('a red '), line('fox'), END));
    expect(await write()).toEqual({ text: 'a red fox', model: 'small', tokensIn: 12, tokensOut: 5, cutShort: false });
    expect(heard).toEqual(['a red ', 'fox']);
    expect(server.heard).toHaveLength(1);
    expect(server.heard[0]).toMatchObject({
      path: '/api/chat',
      body: { model: 'small', stream: true, options: { num_predict: 200, temperature: 0.7, seed: 4_000_000_000 } },
    });
    expect(server.heard[0]?.headers.authorization).toBeUndefined();
  });

  it('may split characters and lines over packets as it likes', async () => {
    const { write, heard } = await open(dribble(line('Fuchs 🦊') + line('狐狸') + END, NDJSON));
    expect((await write()).text).toBe('Fuchs 🦊狐狸');
    expect(heard).toEqual(['Fuchs 🦊', '狐狸']);
  });

  it('keeps its thoughts to itself, and says when it had no room for more', async () => {
    const thought = line('', { message: { content: '', thinking: 'a dog?' } });
    const { write, heard } = await open(lines(thought, line('a fox', { done: true, done_reason: 'length' })));
    expect(await write()).toMatchObject({ text: 'a fox', cutShort: true });
    expect(heard).toEqual(['a fox']);
  });

  it('lists the models that were downloaded there', async () => {
    const { listModels } = await open(say({ models: [{ name: 'llama3.2:latest' }, { name: 'qwen3:8b' }] }));
    expect(await listModels()).toEqual(['llama3.2:latest', 'qwen3:8b']);
  });

  it('has its connection closed when nobody wants its answer any more', async () => {
    const { write, server, hearing } = await open(begin(line('a '), NDJSON));
    const cancel = new AbortController();
    const writing = write(cancel.signal);
    await hearing;
    const reason = new Error('the person changed their mind');
    cancel.abort(reason);
    await expect(writing).rejects.toBe(reason);
    await server.whenAlone();
  });
});

const BAD: readonly (readonly [string, Talk, string, RegExp])[] = [
  ['an error in the middle of a good answer', lines(line('a '), '{"error":"llama runner died"}\n'), 'broken', /llama/],
  [
    'a model that it does not have',
    say({ error: "model 'x' not found" }, 404),
    'no_model',
    /model 'x' not found\. Choose/,
  ],
  ['a full queue', say({ error: 'server busy, maximum pending requests exceeded' }, 503), 'busy', /asks for a pause/],
  ['a breakdown', say({ error: 'out of memory' }, 500), 'broken', /broke down: out of memory/],
  ['an end before its end', lines(line('a ')), 'broken', /stopped in the middle/],
  ['a cut', breakOff(line('a '), NDJSON), 'broken', /hung up in the middle/],
  ['nothing', lines(), 'empty', /nothing at all/],
  ['no words', lines(END), 'empty', /wrote nothing/],
  ['a web page', sayRaw('<html>'), 'not_words', /web page/],
  ['a number for words', lines(line(7 as never)), 'not_words', /no Ollama says/],
  ['half a line', lines('{"message":'), 'not_words', /cannot be read/],
  [
    'a line without end',
    goOn(`{"message":{"content":"${'x'.repeat(65_536)}`, NDJSON),
    'too_long',
    /more than 16384 KB/,
  ],
  ['a megabyte', lines(line('fox '.repeat(262_144)), END), 'too_long', /more than 200000 characters/],
];

describe('Ollama that answers with', () => {
  it.each(BAD)('%s is told of in words', async (_, talk, reason, words) => {
    const { write, server } = await open(talk);
    expect(await refusalOf(write())).toEqual({
      code: 'writer_failed',
      reason,
      words: expect.stringMatching(words),
    });
    expect(server.heard).toHaveLength(1);
    await server.whenAlone();
  });

  it('something that is no list of models is told of in words', async () => {
    const { listModels } = await open(say({ data: [] }));
    expect(await refusalOf(listModels())).toMatchObject({
      reason: 'not_words',
      words: expect.stringMatching(/Is the address right/),
    });
  });

  it('silence is given up', async () => {
    const { write } = await open(begin(line('a '), NDJSON), { silenceMs: 50 });
    expect(await refusalOf(write())).toMatchObject({ reason: 'too_slow' });
  });
});
