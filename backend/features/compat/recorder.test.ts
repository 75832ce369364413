import { expect, it } from 'vitest';
import { createRecorder } from './recorder.ts';

const exchange = {
  ...{ at: '2026-01-01T00:00:00.000Z', method: 'POST', path: '/functions/v1/claim-next-task', status: 204 },
  ...{ tookMs: 1, requestBytes: 0, responseBytes: 0, request: null, response: null },
};

it('What a worker asked is let go of once it was removed and another comes', () => {
  const here = new Set(['old', 'other', 'new']);
  const recorder = createRecorder({ mention: () => undefined }, id => here.has(id));
  const held = () => ['old', 'other', 'new', null].map(id => recorder.list(id, 0).length);
  for (const id of ['old', 'other', null]) recorder.record(id, exchange);
  here.delete('old');
  recorder.record('other', exchange);
  expect(held()).toEqual([1, 2, 0, 1]);
  recorder.record('new', exchange);
  expect(held()).toEqual([0, 2, 1, 1]);
});
