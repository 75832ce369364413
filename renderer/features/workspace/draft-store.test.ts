import { beforeEach, describe, expect, it } from 'vitest';
import { findUndoable, PLAIN_WORDING, readDrafts, useDrafts, wordingOf } from './draft-store.ts';

const e1 = { id: 'e1', text: 'fog' };
const e2 = { id: 'e2', text: 'thick fog at dawn' };
const fresh = { wording: PLAIN_WORDING, writing: null, before: [], revision: 0 };

describe('drafts read from storage', () => {
  it('come back with their words, their model and where their pictures came from', () => {
    const draft = { modelId: 'previz-sketch', values: { prompt: 'fog', count: 2 }, origins: { reference: 'x' } };
    expect(readDrafts({ drafts: { p: draft } })).toEqual({ p: { ...draft, ...fresh } });
  });

  it('lose only the values that are no longer readable', () => {
    const stored = { drafts: { p: { modelId: 7, values: { prompt: 'fog', count: null, size: { width: 'a' } } } } };
    expect(readDrafts(stored)).toEqual({ p: { modelId: null, values: { prompt: 'fog' }, origins: {}, ...fresh } });
  });

  it('are none where the storage holds something else', () => {
    for (const stored of [null, undefined, 'x', 7, {}, { drafts: null }]) expect(readDrafts(stored)).toEqual({});
  });

  it('come back with where their words came from, and with plain words where that is not readable', () => {
    const wording = { original: 'fog', enhancementId: null, styles: [], presets: ['anatomy'] };
    const before = [{ prompt: 'fog', original: null, enhancementId: null, after: 'thick fog' }];
    const read = readDrafts({ drafts: { p: { wording, writing: 'e1', before }, q: { wording: 7, before: 'x' } } });
    expect(read.p).toMatchObject({ wording, writing: 'e1', before });
    expect(read.q).toMatchObject(fresh);
  });
});

describe('words of a writer in a draft', () => {
  const { setValue, keepWords, undoWords, setWording, restore } = useDrafts.getState();
  const draft = () => useDrafts.getState().drafts.p ?? expect.fail('there is no draft');
  beforeEach(() => {
    useDrafts.setState({ drafts: {} });
    setValue('p', 'prompt', 'fog');
    keepWords('p', e1, 'thick fog at dawn');
  });

  it('stand in the prompt, with the own words kept as the original through every later one', () => {
    keepWords('p', e2, 'thick fog at night');
    expect(draft().values.prompt).toBe('thick fog at night');
    expect(wordingOf(draft())).toMatchObject({ original: 'fog', enhancementId: 'e2' });
  });

  it('are taken back one after the other, to the own words at last', () => {
    keepWords('p', e2, 'thick fog at night');
    undoWords('p');
    expect(draft().values.prompt).toBe('thick fog at dawn');
    expect(draft().wording).toMatchObject({ original: 'fog', enhancementId: 'e1' });
    undoWords('p');
    expect(draft().values.prompt).toBe('fog');
    expect(wordingOf(draft())).toBeNull();
  });

  it('are not taken back once somebody has written in them, and the original stays', () => {
    expect(findUndoable(draft())?.prompt).toBe('fog');
    setValue('p', 'prompt', 'thick fog at dawn, gulls');
    expect(findUndoable(draft())).toBeUndefined();
    expect(draft().wording.original).toBe('fog');
  });

  it('leave nothing behind once the prompt is emptied, but the styles stay', () => {
    setWording('p', { presets: ['anatomy'] });
    setValue('p', 'prompt', '  ');
    expect(draft().wording).toEqual({ ...PLAIN_WORDING, presets: ['anatomy'] });
    expect(draft().before).toEqual([]);
  });

  it('have what the writer was given as their original, where nothing stood in the prompt any more', () => {
    setValue('p', 'prompt', undefined);
    keepWords('p', e1, 'thick fog at dawn');
    expect(draft().wording.original).toBe('fog');
    undoWords('p');
    expect(draft().values.prompt).toBe('');
  });

  it('leave nothing behind once the form is filled from elsewhere', () => {
    restore('p', { values: { prompt: 'dunes' } });
    expect(wordingOf(draft())).toBeNull();
    expect(findUndoable(draft())).toBeUndefined();
  });
});
