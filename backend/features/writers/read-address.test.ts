import { describe, expect, it } from 'vitest';
import { Refusal } from '../../contract/problem.ts';
import type { PlacedKind } from '../../providers/chat/open-writer.ts';
import { readAddress } from './read-address.ts';

const READ: readonly (readonly [PlacedKind, string, string])[] = [
  ['openai', 'http://127.0.0.1:1234', 'http://127.0.0.1:1234/v1'],
  ['openai', 'http://127.0.0.1:1234/v1/', 'http://127.0.0.1:1234/v1'],
  ['openai', ' https://api.groq.com/openai/v1/chat/completions ', 'https://api.groq.com/openai/v1'],
  ['openai', 'https://example.com/v1/models', 'https://example.com/v1'],
  ['ollama', 'http://127.0.0.1:11434/', 'http://127.0.0.1:11434'],
  ['ollama', 'http://desk:11434/api/chat', 'http://desk:11434'],
  ['ollama', 'http://desk:11434/v1', 'http://desk:11434'],
  ['ourvidz', 'https://pod-7861.example.com/enhance', 'https://pod-7861.example.com'],
  ['ourvidz', 'https://example.com/chatty', 'https://example.com/chatty'],
];
const REFUSED = [
  '127.0.0.1:11434',
  'ftp://desk',
  'http://me:secret@desk',
  'http://desk?key=secret',
  'http://desk/#x',
  '',
];

describe('the address of a writer', () => {
  it.each(READ)('of %s, typed as “%s”, is %s', (kind, typed, read) => expect(readAddress(kind, typed)).toBe(read));

  it.each(REFUSED)('is not “%s”, and nothing of it is repeated', typed => {
    const read = () => readAddress('ollama', typed);
    expect(read).toThrow(Refusal);
    expect(read).not.toThrow(/secret/);
  });
});
