import { describe, expect, it } from 'vitest';
import type { Limits } from '../place.ts';
import { say, sayRaw, type Talk } from '../talking-server.fake.ts';
import { openWriting, orderFor, placeAt, refusalOf } from '../writing.fake.ts';
import { openOurvidz } from './ourvidz-writer.ts';

const open = (talk: Talk, limits: Partial<Limits> = {}) => openWriting(openOurvidz, '', talk, limits);
const ANSWER = {
  success: true,
  generation_time: 1.5,
  tokens_generated: 6,
  model_info: { model_name: 'Qwen2.5-7B-Instruct', inference_engine: 'transformers' },
};

describe('a chat worker of OurVidz', () => {
  it('makes prompts better at its own door for that', async () => {
    const { write, server, heard } = await open(say({ ...ANSWER, enhanced_prompt: 'a red fox' }));
    expect(await write(undefined, null)).toEqual({
      text: 'a red fox',
      model: 'Qwen2.5-7B-Instruct',
      tokensIn: null,
      tokensOut: 6,
      cutShort: false,
    });
    expect(heard).toEqual(['a red fox']);
    expect(server.heard).toMatchObject([{ method: 'POST', path: '/enhance' }]);
    expect(server.heard[0]?.body).toEqual({ messages: orderFor().messages, max_tokens: 200, temperature: 0.7 });
  });

  it('writes all else in a chat, with the model that was chosen', async () => {
    const { server } = await open(say({ ...ANSWER, response: 'a fox at night', tokens_generated: 200 }));
    const order = orderFor('qwen_base');
    const edit = { ...order, brief: { ...order.brief, purpose: 'edit' as const } };
    const writer = openOurvidz(placeAt(server.address));
    const written = await writer.write(edit, () => {}, new AbortController().signal);
    expect(written).toMatchObject({ text: 'a fox at night', cutShort: true });
    expect(server.heard).toMatchObject([{ path: '/chat', body: { model: 'qwen_base' } }]);
  });

  it('has its two models once it says that it is well', async () => {
    const { listModels, server } = await open(say({ status: 'healthy', model_loaded: true, uptime: 3 }));
    expect(await listModels()).toEqual(['qwen_instruct', 'qwen_base']);
    expect(server.heard).toMatchObject([{ method: 'GET', path: '/health' }]);
  });
});

const BAD: readonly (readonly [string, Talk, string, RegExp])[] = [
  ['a no to what it was asked', say({ success: false, error: 'No messages' }, 400), 'refused', /said no: No messages/],
  ['an error of its model', say({ success: false, error: 'CUDA out of memory', response: '' }, 500), 'broken', /CUDA/],
  ['an error in a good answer', say({ success: false, error: 'Model not loaded yet' }), 'broken', /not loaded yet/],
  ['a failure without words', say({ success: false }), 'broken', /broke down/],
  ['nothing', sayRaw(''), 'empty', /nothing at all/],
  ['no words', say({ ...ANSWER, enhanced_prompt: '' }), 'empty', /wrote nothing/],
  ['a web page', sayRaw('<html>'), 'not_words', /web page/],
  ['a number for words', say({ ...ANSWER, enhanced_prompt: 3 }), 'not_words', /OurVidz/],
  ['a megabyte', say({ ...ANSWER, enhanced_prompt: 'fox '.repeat(262_144) }), 'too_long', /more than 200000/],
];

describe('a chat worker of OurVidz that answers with', () => {
  it.each(BAD)('%s is told of in words', async (_, talk, reason, words) => {
    const { write } = await open(talk);
    expect(await refusalOf(write())).toEqual({ code: 'writer_failed', reason, words: expect.stringMatching(words) });
  });

  it('nothing for too long is given up, and hears of it', async () => {
    const { write, server } = await open(() => undefined, { firstMs: 50 });
    expect(await refusalOf(write())).toMatchObject({ reason: 'too_slow' });
    await server.whenAlone();
  });

  it('another health than its own is told of in words', async () => {
    const { listModels } = await open(say({ ok: true }));
    expect(await refusalOf(listModels())).toMatchObject({ reason: 'not_words' });
  });
});
