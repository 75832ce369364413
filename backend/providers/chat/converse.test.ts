import { describe, expect, it } from 'vitest';
import { openOpenai } from './openai/openai-writer.ts';
import { placeAt, refusalOf } from './writing.fake.ts';

const KEY = 'sk-very-secret';

describe('an exchange', () => {
  it('never takes words of a place at home to another network', async () => {
    const away = openOpenai({ ...placeAt('http://198.51.100.7/v1'), outside: false });
    expect(await refusalOf(away.listModels(new AbortController().signal))).toMatchObject({
      code: 'unreachable',
      words: expect.stringMatching(/leads out of your network/),
    });
  });

  it('never takes a key to another network in clear', async () => {
    const away = openOpenai({ ...placeAt('http://198.51.100.7/v1', {}, KEY), outside: true });
    expect(await refusalOf(away.listModels(new AbortController().signal))).toMatchObject({ code: 'unreachable' });
  });
});
