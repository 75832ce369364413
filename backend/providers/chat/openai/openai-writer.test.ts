import { describe, expect, it } from 'vitest';
import { begin, dribble, say } from '../talking-server.fake.ts';
import { orderFor } from '../writing.fake.ts';
import { chunk, events, KEY, open } from './openai.fake.ts';

const USAGE = `data: ${JSON.stringify({ id: 'c', model: 'small-1', choices: [], usage: { prompt_tokens: 30, completion_tokens: 7 } })}\n\n`;

describe('an OpenAI-compatible writer', () => {
  it('is asked once, with the key and all that was ordered', async () => {
    const { write, server } = await open(events(chunk({ content: 'a red fox' }, 'stop'), USAGE, 'data: [DONE]\n\n'));
    expect(await write()).toEqual({ text: 'a red fox', model: 'small-1', tokensIn: 30, tokensOut: 7, cutShort: false });
    expect(server.heard).toHaveLength(1);
    const [{ path, headers, body } = { path: '', headers: {}, body: {} }] = server.heard;
    expect(path).toBe('/v1/chat/completions');
    expect(headers.authorization).toBe(`Bearer ${KEY}`);
    expect(body).toEqual({
      model: 'small',
      messages: orderFor().messages,
      temperature: 0.7,
      seed: 4_000_000_000,
      max_tokens: 200,
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it('is sent nothing that the environment holds for another', async () => {
    process.env.OPENAI_API_KEY = 'of-another';
    process.env.OPENAI_ORG_ID = 'org-of-another';
    try {
      const { write, server } = await open(events(chunk({ content: 'fox' }, 'stop')), {}, null);
      await write();
      expect(JSON.stringify(server.heard[0])).not.toContain('of-another');
      expect(server.heard[0]?.headers.authorization).toBeUndefined();
    } finally {
      delete process.env.OPENAI_API_KEY;
      delete process.env.OPENAI_ORG_ID;
    }
  });

  it('need not say [DONE]', async () => {
    const { write, heard } = await open(events(chunk({ content: 'a ' }), chunk({ content: 'fox' }, 'length')));
    expect(await write()).toMatchObject({ text: 'a fox', cutShort: true });
    expect(heard).toEqual(['a ', 'fox']);
  });

  it('may split characters and events over packets as it likes', async () => {
    const { write, heard } = await open(
      dribble(chunk({ content: 'ein Fuchs 🦊 im Grünen' }) + chunk({ content: '狐狸' }, 'stop')),
    );
    expect((await write()).text).toBe('ein Fuchs 🦊 im Grünen狐狸');
    expect(heard).toEqual(['ein Fuchs 🦊 im Grünen', '狐狸']);
  });

  it('is understood where it does not stream', async () => {
    const usage = { prompt_tokens: 3, completion_tokens: 2 };
    const choices = [{ index: 0, message: { role: 'assistant', content: 'a fox' }, finish_reason: 'stop' }];
    const { write, heard } = await open(say({ model: 'small-1', choices, usage }));
    expect(await write()).toEqual({ text: 'a fox', model: 'small-1', tokensIn: 3, tokensOut: 2, cutShort: false });
    expect(heard).toEqual(['a fox']);
  });

  it('keeps its thoughts to itself, wherever it puts them', async () => {
    const thinking = await open(
      events(
        chunk({ reasoning_content: 'Hm, ' }),
        chunk({ content: '<thi' }),
        chunk({ content: 'nk>a dog? no</th' }),
        chunk({ content: 'ink>\n\n' }),
        chunk({ content: 'a fox' }, 'stop'),
      ),
    );
    expect((await thinking.write()).text).toBe('a fox');
    expect(thinking.heard).toEqual(['a fox']);
    const ended = await open(events(chunk({ content: 'a dog? no</think>a fox' }, 'stop')));
    expect((await ended.write()).text).toBe('a fox');
  });

  it('may begin with what only looks like a thought', async () => {
    const { write, heard } = await open(events(chunk({ content: '<' }), chunk({ content: 'lora:fox:1> fox' }, 'stop')));
    expect((await write()).text).toBe('<lora:fox:1> fox');
    expect(heard.join('')).toBe('<lora:fox:1> fox');
  });

  it('lists its models', async () => {
    const { listModels, server } = await open(say({ object: 'list', data: [{ id: 'small' }, { id: 'large' }] }));
    expect(await listModels()).toEqual(['small', 'large']);
    expect(server.heard[0]).toMatchObject({ method: 'GET', path: '/v1/models' });
  });

  it('has its connection closed when nobody wants its answer any more', async () => {
    const { write, server, hearing } = await open(begin(chunk({ content: 'a ' })));
    const cancel = new AbortController();
    const writing = write(cancel.signal);
    await hearing;
    const reason = new Error('the person changed their mind');
    cancel.abort(reason);
    await expect(writing).rejects.toBe(reason);
    await server.whenAlone();
  });

  it('is not asked at all where nobody wants it from the start', async () => {
    const { write, server } = await open(events(chunk({ content: 'fox' }, 'stop')));
    await expect(write(AbortSignal.abort(new Error('no')))).rejects.toThrow('no');
    expect(server.heard).toEqual([]);
  });
});
