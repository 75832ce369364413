import { describe, expect, it } from 'vitest';
import { readDrafts } from './draft-store.ts';

describe('drafts read from storage', () => {
  it('come back with their words, their model and where their pictures came from', () => {
    const draft = { modelId: 'previz-sketch', values: { prompt: 'fog', count: 2 }, origins: { reference: 'x' } };
    expect(readDrafts({ drafts: { p: draft } })).toEqual({ p: { ...draft, revision: 0 } });
  });

  it('lose only the values that are no longer readable', () => {
    const stored = { drafts: { p: { modelId: 7, values: { prompt: 'fog', count: null, size: { width: 'a' } } } } };
    expect(readDrafts(stored)).toEqual({ p: { modelId: null, values: { prompt: 'fog' }, origins: {}, revision: 0 } });
  });

  it('are none where the storage holds something else', () => {
    for (const stored of [null, undefined, 'x', 7, {}, { drafts: null }]) expect(readDrafts(stored)).toEqual({});
  });
});
