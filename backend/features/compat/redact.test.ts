import { describe, expect, it } from 'vitest';
import { hashSecret, makeSecret } from '../accounts/index.ts';
import { redactBody, redactJson, redactText } from './redact.ts';

const SECRET = makeSecret();
const ANON = [{ alg: 'HS256' }, { role: 'anon' }, 'sign'.repeat(8)]
  .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.');

describe('what is shown of an exchange', () => {
  it('holds no token of ours and no JSON web token, wherever in a text they are', () => {
    for (const text of [
      `x ${SECRET} y`,
      `Bearer ${ANON}`,
      `"${SECRET}"`,
      `https://a/b?note=${SECRET}`,
      `bearer ${hashSecret('x')}`,
    ]) {
      const shown = redactText(text);
      expect(shown, text).toContain('[hidden]');
      for (const part of [SECRET, ANON, SECRET.slice(4), ANON.split('.')[2] ?? '', hashSecret('x')])
        expect(shown, text).not.toContain(part);
    }
  });

  it('hides what lets somebody in by a URL, and leaves the rest of the address', () => {
    expect(redactText('/storage/v1/object/upload/sign/image_uploads/a.png?token=abc123&x=1')).toBe(
      '/storage/v1/object/upload/sign/image_uploads/a.png?token=[hidden]&x=1',
    );
    expect(redactText('https://s3/b?X-Amz-Signature=beef&X-Amz-Credential=AK%2F1&part=2')).toBe(
      'https://s3/b?X-Amz-Signature=[hidden]&X-Amz-Credential=[hidden]&part=2',
    );
    expect(redactText('http://a/storage/v1/object/public/image_uploads/AbCdEfGhIjKlMnOpQrStUvWx/tasks/7/a.png')).toBe(
      'http://a/storage/v1/object/public/image_uploads/[folder]/tasks/7/a.png',
    );
    expect(redactText('see http://me:pass@host/x')).toBe('see http://[hidden]@host/x');
  });

  it('hides fields by their names at every depth, and shows numbers that only sound like secrets', () => {
    const shown = redactJson({
      max_tokens: 512,
      params: { openai_api_key: 'sk-live', list: [{ password: 'hunter2', prompt: 'a lamp' }] },
    });
    expect(shown).not.toMatch(/sk-live|hunter2/);
    expect(JSON.parse(shown)).toEqual({
      max_tokens: 512,
      params: { openai_api_key: '[hidden]', list: [{ password: '[hidden]', prompt: 'a lamp' }] },
    });
  });

  it('says how large a file in base64 is, and leaves a long prompt alone', () => {
    const file = Buffer.alloc(3_000, 7).toString('base64');
    const prompt = 'a lamp on a table '.repeat(30);
    expect(JSON.parse(redactJson({ file_data: file, thumb: `data:image/png;base64,${file}`, prompt }))).toEqual({
      file_data: '[base64, about 3000 bytes]',
      thumb: '[base64, about 3016 bytes]',
      prompt,
    });
  });

  it('is cut after 4,096 characters, and survives what is deep, wide or no JSON', () => {
    expect(redactBody('x y '.repeat(5_000))).toMatch(/^(x y ){1024}\n\[cut: 20,000 characters in all\]$/);
    const deep = '['.repeat(5_000) + ']'.repeat(5_000);
    expect(redactBody(deep)).toContain('[deeper than is shown]');
    expect(redactJson(Array.from({ length: 201 }, () => 0))).toContain('[and 1 more]');
    expect(redactBody(`{"broken": "${SECRET}"`)).toBe('{"broken": "[hidden]"');
    expect(redactBody('Missing authorization')).toBe('Missing authorization');
  });
});
