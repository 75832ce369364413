import { describe, expect, it } from 'vitest';
import { type Problem, statusOf } from '../../backend/contract/problem.ts';
import { describeProblem } from './describe-problem.ts';

const facts = {
  message: 'A plain reason.',
  issues: [{ path: 'parameters.size', message: 'Width must be at least 256 px' }],
  needs: 'change settings',
  what: 'take',
  id: 'x',
  limit: 256 * 1024 * 1024,
  unit: 'bytes',
  found: 'text/plain',
  accepted: ['PNG', 'JPEG'],
  retryAfterMs: 4_200,
  attemptId: 'x',
  taskId: 'x',
  status: 'cancelled',
  modelId: 'sdxl',
  attempts: 3,
  runtime: 'previz',
  reason: 'the encoder is missing',
  worker: 'Studio PC',
  known: 4,
  expected: 'ComfyUI',
  folder: '/data',
  port: 4110,
  where: 'studio',
  provider: 'Replicate',
  writer: 'Ollama',
  cap: 'day',
  words: ['nude'],
  category: 'real_person',
  lacks: 'project',
  requestId: 'req-1',
};
const problemOf = (code: string) => ({ ...facts, code }) as unknown as Problem;

describe('describeProblem', () => {
  it.each(Object.keys(statusOf))('puts %s into words that show no code and no hole', code => {
    const { title, sentence } = describeProblem(problemOf(code));
    for (const words of [title, sentence]) {
      expect(words).not.toMatch(/undefined|NaN|\[object|_/);
      expect(words.length).toBeGreaterThan(8);
    }
    expect(sentence).toMatch(/\.$|reason$|missing$/);
  });

  it('names the value that must change', () => {
    expect(describeProblem(problemOf('invalid_request')).sentence).toBe('Width must be at least 256 px.');
  });

  it('says a limit in megabytes and a wait in seconds', () => {
    expect(describeProblem(problemOf('too_large')).sentence).toBe('The limit is 256 MB.');
    expect(describeProblem(problemOf('rate_limited')).sentence).toBe('The studio answers again in 5 seconds.');
  });

  it('offers the way that mends it', () => {
    expect(describeProblem(problemOf('disk_full')).remedy).toEqual({ kind: 'open-trash', label: 'Open the trash' });
    expect(describeProblem(problemOf('no_model')).remedy?.kind).toBe('open-workers');
    expect(describeProblem(problemOf('not_signed_in')).remedy?.kind).toBe('sign-in');
  });
});
