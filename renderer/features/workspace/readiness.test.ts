import { describe, expect, it } from 'vitest';
import { checkParameters, type Parameters } from '../../../backend/contract/parameters.ts';
import { sortValues } from './form-values.ts';
import { findNotes, findReasons, type Moment } from './readiness.ts';
import { sketchModel } from './workspace.fake.ts';

const momentOf = (values: Parameters, more: Partial<Moment> = {}): Moment => {
  const form = sortValues(sketchModel, values, [sketchModel]);
  const { issues } = checkParameters(sketchModel.parameters, form.sent);
  return { models: [sketchModel], model: sketchModel, form, issues, bringingIn: false, ...more };
};

describe('whether Generate can be pressed', () => {
  it('can when there are words and every value fits', () => {
    expect(findReasons(momentOf({ prompt: 'fog' }))).toEqual([]);
  });

  it('asks for words while there are none', () => {
    expect(findReasons(momentOf({ prompt: '  ' }))).toEqual([{ text: 'Write what you want to see.', field: 'prompt' }]);
  });

  it('names the field and the limit of a value that does not fit', () => {
    expect(findReasons(momentOf({ prompt: 'fog', count: 99 }))).toEqual([
      { text: 'Count must be at most 16.', field: 'count' },
    ]);
    expect(findReasons(momentOf({ prompt: 'x'.repeat(2001) }))[0]?.text).toBe(
      'Prompt is 2,001 characters long; the limit is 2,000.',
    );
  });

  it.each([0, -1, 7, 1e9, Number.NaN])('refuses a width of %s', width => {
    const reasons = findReasons(momentOf({ prompt: 'fog', size: { width, height: 512 } }));
    expect(reasons).toHaveLength(1);
    expect(reasons[0]?.text).toMatch(/^Size width must be/);
  });

  it('waits for a picture that is being brought in', () => {
    expect(findReasons(momentOf({ prompt: 'fog' }, { bringingIn: true }))).toEqual([
      { text: 'A picture is still being brought in.', field: 'reference' },
    ]);
  });

  it('says that models are being read, could not be read, or are not there', () => {
    expect(findReasons(momentOf({}, { models: 'loading' }))[0]?.text).toMatch(/Reading/);
    expect(findReasons(momentOf({}, { models: 'unread' }))[0]?.text).toMatch(/could not be read/);
    expect(findReasons(momentOf({}, { models: [] }))[0]?.text).toMatch(/No worker/);
    expect(findReasons(momentOf({}, { model: undefined, form: null }))[0]).toMatchObject({ field: 'model' });
  });
});

describe('what a person should know before pressing', () => {
  it('is nothing while a worker is there', () => {
    expect(findNotes(sketchModel, false)).toEqual([]);
  });

  it('is that it will wait, where the queue is paused or the worker is away', () => {
    expect(findNotes({ ...sketchModel, online: 0 }, true)).toEqual([
      'The queue is paused: it will wait until you resume it.',
      'The worker with this model is offline: it will wait for it.',
    ]);
  });
});
