import { describe, expect, it } from 'vitest';
import { addWriter, stream } from '../writer.fake.ts';
import { openReigh } from './reigh-bench.fake.ts';

async function open(options: Parameters<typeof openReigh>[0] = {}) {
  const bench = await openReigh(options);
  const writer = await addWriter(bench.api);
  const ask = (body: object) => bench.call('ai-prompt', body);
  return { ...bench, writer, ask };
}
const USAGE = { prompt_tokens: 40, completion_tokens: 12, total_tokens: 52 };

describe('many prompts from one idea', () => {
  it('are written by the studio’s own writer, with the rules, the prompts that there are and the temperature', async () => {
    const { writer, ask } = await open();
    writer.talk(stream('1. fog over a harbour\n2. a fox in snow'));
    const reply = await ask({
      task: 'generate_prompts',
      overallPromptText: 'mornings',
      rulesToRememberText: 'no people',
      numberToGenerate: 2,
      existingPrompts: ['a lake at dawn', { id: 'x', text: 'a field in mist' }],
      temperature: 1.2,
    });
    expect([reply.status, reply.json()]).toEqual([
      200,
      { prompts: ['fog over a harbour', 'a fox in snow'], usage: USAGE },
    ]);
    const [asked] = writer.asked();
    const told = asked?.messages.map(({ content }) => content).join('\n') ?? '';
    for (const words of ['mornings', 'no people', 'a lake at dawn', 'a field in mist']) expect(told).toContain(words);
    expect(asked?.temperature).toBe(1.2);
  });

  it('are three where nobody says how many, more of the same where there is no idea, and fewer where the writer has no more', async () => {
    const { writer, ask } = await open();
    writer.talk(stream('a fox in snow'));
    const reply = await ask({ task: 'generate_prompts', existingPrompts: ['a lake at dawn'] });
    expect(reply.json().prompts).toEqual(['a fox in snow']);
    expect(writer.asked()[0]?.messages.at(-1)?.content).toContain('a lake at dawn');
  });

  it.each([
    [{ task: 'generate_prompts', overallPromptText: 'x', numberToGenerate: 51 }, 'numberToGenerate can be at most 50'],
    [{ task: 'generate_prompts' }, 'overallPromptText is required'],
    [{ task: 'edit_prompt', originalPromptText: 'x' }, expect.stringContaining('editInstructions')],
    [{ task: 'generate_summary', promptText: ' ' }, 'promptText is required'],
    [{ task: 'enhance_segment_prompt' }, 'prompt or prompts is required'],
    [{ task: 'dance' }, 'Unknown task: dance'],
    [{}, 'task is required'],
  ])('are refused in one sentence where the request is wrong: %j', async (body, error) => {
    const { ask, writer } = await open();
    const reply = await ask(body);
    expect([reply.status, reply.json()]).toEqual([400, { error }]);
    expect(writer.asked()).toEqual([]);
  });
});

describe('one prompt', () => {
  it('is changed as told', async () => {
    const { writer, ask } = await open();
    writer.talk(stream('a harbour at night'));
    const reply = await ask({
      task: 'edit_prompt',
      originalPromptText: 'a harbour by day',
      editInstructions: 'make it night',
    });
    expect(reply.json()).toEqual({ success: true, newText: 'a harbour at night', usage: USAGE });
    expect(writer.asked()[0]?.messages.at(-1)?.content).toContain('make it night');
  });

  it('stays as it was where the writer has nothing else to say, and is told as an error where the writer fails', async () => {
    const { writer, ask } = await open();
    const body = { task: 'edit_prompt', originalPromptText: 'a harbour', editInstructions: 'keep it' };
    writer.talk(stream('a harbour'));
    expect((await ask(body)).json()).toEqual({ success: true, newText: 'a harbour', usage: null });
    writer.talk(reply => reply.writeHead(401).end());
    const reply = await ask(body);
    expect([reply.status, reply.json()]).toEqual([502, { error: expect.stringContaining('Desk') }]);
  });

  it('is given a title of at most ten words', async () => {
    const { writer, ask } = await open();
    writer.talk(stream('one two three four five six seven eight nine ten eleven'));
    expect((await ask({ task: 'generate_summary', promptText: 'a long story' })).json()).toEqual({
      summary: 'one two three four five six seven eight nine ten',
      usage: USAGE,
    });
  });
});

describe('prompts for the clips between pictures', () => {
  it('are written one by one, and one of which the writer fails stays as it was, which is said', async () => {
    const { writer, ask } = await open();
    writer.talk((reply, heard) =>
      JSON.stringify(heard.body).includes('the sea')
        ? reply.writeHead(500).end()
        : stream('the camera glides on')(reply, heard),
    );
    const reply = await ask({ task: 'enhance_segment_prompt', prompts: ['a street', '', 'the sea'], numFrames: 61 });
    expect([reply.status, reply.json()]).toEqual([
      200,
      {
        enhanced_prompts: ['the camera glides on', '', 'the sea'],
        usage: [USAGE, null, null],
        warning: expect.stringContaining('Desk'),
      },
    ]);
    const one = await ask({ task: 'enhance_segment_prompt', prompt: 'a street' });
    expect(one.json()).toEqual({ enhanced_prompt: 'the camera glides on', usage: USAGE });
  });

  it('are waited for no longer than that, and the writer is not left writing', async () => {
    const { writer, ask } = await open({ tempo: { writingMs: 50 } });
    writer.talk(() => undefined);
    const reply = await ask({ task: 'enhance_segment_prompt', prompts: ['a street', 'the sea'] });
    expect(reply.json()).toMatchObject({
      enhanced_prompts: ['a street', 'the sea'],
      warning: expect.stringContaining('was not done after'),
    });
    await writer.whenAlone();
    const many = await ask({ task: 'generate_prompts', overallPromptText: 'x' });
    expect([many.status, many.json()]).toEqual([502, { error: expect.stringContaining('was not done after') }]);
  });
});

describe('what nobody may have written', () => {
  it('is refused, whatever the task', async () => {
    const { ask, writer } = await open();
    for (const body of [
      { task: 'generate_prompts', overallPromptText: 'a naked child' },
      { task: 'enhance_segment_prompt', prompt: 'a naked child' },
    ]) {
      const reply = await ask(body);
      expect([reply.status, reply.json()]).toEqual([403, { error: expect.stringContaining('refused') }]);
    }
    expect(writer.asked()).toEqual([]);
  });
});
