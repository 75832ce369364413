import { describe, expect, it } from 'vitest';
import { stripSecrets } from './strip-secrets.ts';

describe('params without secrets', () => {
  it.each([
    'openai_api_key',
    'apiKey',
    'OPENAI_API_KEY',
    'civitai_token',
    'hfToken',
    'password',
    'authorization',
    'client_secret',
  ])('lack %s', name => {
    expect(stripSecrets({ [name]: 'x', kept: [{ [name]: 'y' }] })).toEqual({ kept: [{}] });
  });

  it.each(['max_tokens', 'token_count', 'keyframe', 'secretary', 'prompt'])('keep %s', name => {
    expect(stripSecrets({ [name]: 'x' })).toEqual({ [name]: 'x' });
  });

  it('keep every text as it was, also one that looks like JSON', () => {
    const texts = { a: '[a lamp] in fog', b: '{ "steps":  4 }', c: '{broken', d: '' };
    expect(stripSecrets(texts)).toEqual(texts);
  });
});
