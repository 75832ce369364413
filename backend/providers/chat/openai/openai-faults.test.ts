import { describe, expect, it } from 'vitest';
import { begin, breakOff, goOn, say, sayRaw, sayUnframed, type Talk } from '../talking-server.fake.ts';
import { refusalOf } from '../writing.fake.ts';
import { chunk, events, KEY, open } from './openai.fake.ts';

/** What it does, what is told of that, and words that name the remedy. */
const BAD: readonly (readonly [string, Talk, string, RegExp])[] = [
  ['an error in a good answer', say({ error: { message: 'out of memory' } }), 'broken', /broke down: out of memory/],
  [
    'an error as an event',
    events(chunk({ content: 'a' }), 'data: {"error":{"message":"CUDA error"}}\n\n'),
    'broken',
    /CUDA error/,
  ],
  [
    'an error event by name',
    events('event: error\ndata: {"message":"overloaded"}\n\n'),
    'busy',
    /asks for a pause: overloaded/,
  ],
  [
    'detail, for an unknown model',
    say({ detail: 'Model nope not found' }, 400),
    'no_model',
    /does not have that model: Model nope not found\. Choose another/,
  ],
  [
    'detail, as a list',
    say({ detail: [{ loc: ['body'], msg: 'Field required' }] }, 422),
    'refused',
    /said no: Field required/,
  ],
  [
    'no such model',
    say({ error: { message: 'The model `x` does not exist', code: 'model_not_found' } }, 404),
    'no_model',
    /Choose another/,
  ],
  ['nothing at that path', say({}, 404), 'refused', /nothing at that address, with status 404\. Is the path/],
  [
    'a wrong key',
    say({ error: { message: `Incorrect API key: ${KEY}` } }, 401),
    'locked',
    /does not take its key: Incorrect API key: …\. Give it another/,
  ],
  ['no right', say({ error: { message: 'no access' } }, 403), 'locked', /no access/],
  [
    'no money',
    say({ error: { message: 'Insufficient credits' } }, 402),
    'refused',
    /wants to be paid first: Insufficient credits/,
  ],
  [
    'too many requests',
    say({ error: { message: 'Rate limit', type: 'tokens', code: 'rate_limit_exceeded' } }, 429, {
      'retry-after': '7',
    }),
    'busy',
    /asks for a pause: Rate limit\. Try again in 7 s/,
  ],
  ['no capacity', say({ error: { message: 'capacity_exceeded' } }, 498), 'busy', /Try again in a moment/],
  ['a breakdown', sayRaw('<h1>Bad gateway</h1>', 'text/html', 502), 'broken', /broke down, with status 502/],
  [
    'a redirect',
    sayRaw('', 'text/html', 302, { location: 'https://elsewhere.example/v1/chat?token=x' }),
    'refused',
    /leads on to https:\/\/elsewhere\.example\/v1\/chat, and is not followed/,
  ],
  ['a web page', sayRaw('<!doctype html><title>Hello</title>', 'text/html'), 'not_words', /web page\. Is the path/],
  ['nothing', sayRaw(''), 'empty', /wrote nothing/],
  ['no words', events(chunk({ role: 'assistant', content: '' }, 'stop')), 'empty', /wrote nothing\. Try again/],
  ['white space', events(chunk({ content: ' \n ' }, 'stop')), 'empty', /wrote nothing/],
  ['thoughts alone', events(chunk({ reasoning: 'hm' }, 'length')), 'empty', /no tokens left.*thinks less/],
  ['no choice', say({ choices: [] }), 'not_words', /does not answer as an OpenAI-compatible/],
  [
    'a number for words',
    events(chunk({ content: 42 }, 'stop')),
    'not_words',
    /does not answer as an OpenAI-compatible/,
  ],
  ['a list for an answer', say([1, 2]), 'not_words', /does not answer as/],
  ['half of JSON', sayRaw('{"choices": [', 'application/json'), 'not_words', /cannot be read/],
  ['half of an event', events('data: {"choices": [\n\n'), 'not_words', /cannot be read/],
  [
    'a picture',
    sayRaw(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'image/png'),
    'not_words',
    /not text/,
  ],
  ['a refusal of its own', events(chunk({ refusal: 'I will not.' }, 'stop')), 'refused', /said no: I will not\./],
  ['what its filter stops', events(chunk({ content: 'a' }, 'content_filter')), 'refused', /its own filter/],
];

describe('an OpenAI-compatible writer that answers with', () => {
  it.each(BAD)('%s is told of in words', async (_, talk, reason, words) => {
    const { write, server } = await open(talk);
    const refusal = await refusalOf(write());
    expect(refusal).toEqual({ code: 'writer_failed', reason, words: expect.stringMatching(words) });
    expect(refusal.words).toMatch(/^Desk /);
    expect(refusal.words).not.toContain(KEY);
    // Nothing is asked twice.
    expect(server.heard).toHaveLength(1);
  });
});

const slow = (words: RegExp) => ({ code: 'writer_failed', reason: 'too_slow', words: expect.stringMatching(words) });

describe('an OpenAI-compatible writer is given up', () => {
  it('when it hangs up in the middle', async () => {
    const { write } = await open(breakOff(chunk({ content: 'a ' })));
    const words = expect.stringMatching(/hung up in the middle.*Try again/);
    expect(await refusalOf(write())).toMatchObject({ reason: 'broken', words });
  });

  it('when its connection ends and nothing says that this was the end', async () => {
    const { write } = await open(sayUnframed(chunk({ content: 'a ' })));
    const words = expect.stringMatching(/stopped in the middle/);
    expect(await refusalOf(write())).toMatchObject({ reason: 'broken', words });
  });

  it('but not when its last words say that they are the last', async () => {
    const { write } = await open(sayUnframed(chunk({ content: 'a fox' }, 'stop')));
    expect((await write()).text).toBe('a fox');
  });

  it('when it writes a megabyte', async () => {
    const { write, heard } = await open(events(chunk({ content: 'fox '.repeat(262_144) })));
    const words = expect.stringMatching(/more than 200000 characters/);
    expect(await refusalOf(write())).toMatchObject({ reason: 'too_long', words });
    expect(heard).toEqual([]);
  });

  it('when it goes on for ever without a word', async () => {
    const { write, server } = await open(goOn(`: ${'x'.repeat(65_536)}\n\n`), { bytes: 1_000_000 });
    const words = expect.stringMatching(/more than 977 KB/);
    expect(await refusalOf(write())).toMatchObject({ reason: 'too_long', words });
    await server.whenAlone();
  });

  it('when no first word comes in time, even where it keeps the line busy', async () => {
    const { write, server } = await open(begin(': still here\n\n'), { firstMs: 50 });
    expect(await refusalOf(write())).toEqual(slow(/^Desk wrote nothing in 50 ms\. Try again/));
    await server.whenAlone();
  });

  it('when it does not answer at all', async () => {
    const { write, server } = await open(() => undefined, { firstMs: 50 });
    expect(await refusalOf(write())).toEqual(slow(/wrote nothing/));
    await server.whenAlone();
  });

  it('when it falls silent', async () => {
    const { write, heard } = await open(begin(chunk({ content: 'a ' })), { silenceMs: 50 });
    expect(await refusalOf(write())).toEqual(slow(/fell silent in the middle, for 50 ms/));
    expect(heard).toEqual(['a ']);
  });

  it('when it is not done in time', async () => {
    const endless = { totalMs: 50, characters: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };
    const { write } = await open(goOn(chunk({ content: 'a ' })), endless);
    expect(await refusalOf(write())).toEqual(slow(/was not done after 50 ms/));
  });

  it('when nobody is there', async () => {
    const { write, server, listModels } = await open(() => undefined);
    server.close();
    const words = expect.stringMatching(
      /^Desk does not answer at http:\/\/127\.0\.0\.1:\d+\/v1 \(nothing listens there\)\. Is it running/,
    );
    expect(await refusalOf(write())).toEqual({ code: 'unreachable', reason: null, words });
    expect(await refusalOf(listModels())).toMatchObject({ code: 'unreachable' });
  });

  it('when it has no model to write with', async () => {
    const { write, server } = await open(() => undefined);
    expect(await refusalOf(write(undefined, null))).toMatchObject({ reason: 'no_model' });
    expect(server.heard).toEqual([]);
  });
});
