import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WireEvent } from '../../backend/contract/wire.ts';
import { followEvents } from './follow-events.ts';
import { fakeStudio } from './studio-app.fake.ts';

const workerId = '01890a5d-ac96-774b-bcce-b302099a8057';
const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function follow(after: number | null, options = {}) {
  const studio = fakeStudio(options);
  const ending = new AbortController();
  const heard: WireEvent[] = [];
  const warnings: string[] = [];
  const log = (words: string) => void warnings.push(words);
  const done = followEvents({
    ...studio,
    after,
    signal: ending.signal,
    log,
    onEvent: event => void heard.push(event),
  });
  closers.push(async () => {
    ending.abort();
    await done;
    await studio.app.close();
  });
  return { studio, heard, warnings, ending, done };
}

describe('following the studio’s events', () => {
  it('tells what happens from now on, with its seq, and what is not stored without one', async () => {
    const { studio, heard } = follow(null);
    await vi.waitFor(() => expect(studio.openStreams()).toBe(1));
    studio.publish({ type: 'worker.changed', workerId });
    studio.publish({ type: 'queue.changed' }, false);
    await vi.waitFor(() =>
      expect(heard).toEqual([
        { seq: 1, event: { type: 'worker.changed', workerId } },
        { seq: null, event: { type: 'queue.changed' } },
      ]),
    );
  });

  it('goes on after the last seq when the stream breaks, and misses nothing', async () => {
    const { studio, heard, warnings } = follow(0);
    await vi.waitFor(() => expect(studio.openStreams()).toBe(1));
    studio.publish({ type: 'queue.changed' });
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    studio.breakStreams();
    studio.publish({ type: 'settings.changed' });
    await vi.waitFor(() => expect(heard.map(({ seq }) => seq)).toEqual([1, 2]), { timeout: 3_000 });
    expect(studio.openedAfter).toEqual(['0', '1']);
    expect(warnings).toEqual([expect.stringContaining('broke')]);
  });

  it('misses nothing either when it broke before the first event, as the stream said where it was', async () => {
    const { studio, heard } = follow(null);
    await vi.waitFor(() => expect(studio.openStreams()).toBe(1));
    await new Promise(resolve => setTimeout(resolve, 30));
    studio.breakStreams();
    studio.publish({ type: 'settings.changed' });
    await vi.waitFor(() => expect(heard).toEqual([{ seq: 1, event: { type: 'settings.changed' } }]));
    expect(studio.openedAfter).toEqual([undefined, '0']);
  });

  it('asks for everything to be read again where it broke before any seq was known', async () => {
    const { studio, heard } = follow(null, { saysWhere: false });
    await vi.waitFor(() => expect(studio.openStreams()).toBe(1));
    studio.breakStreams();
    await vi.waitFor(() => expect(heard).toEqual([{ seq: null, event: { type: 'studio.reload' } }]));
  });

  it('passes over an event of a shape that it does not know, and says so', async () => {
    const { studio, heard, warnings } = follow(null);
    await vi.waitFor(() => expect(studio.openStreams()).toBe(1));
    studio.publish({ type: 'moon.rose' } as never);
    studio.publish({ type: 'queue.changed' });
    await vi.waitFor(() => expect(heard).toEqual([{ seq: 2, event: { type: 'queue.changed' } }]));
    expect(warnings).toEqual([expect.stringContaining('moon.rose')]);
  });

  it('lets the studio’s stream go when it is ended', async () => {
    const { studio, ending, done, warnings } = follow(null);
    await vi.waitFor(() => expect(studio.openStreams()).toBe(1));
    ending.abort();
    await done;
    await vi.waitFor(() => expect(studio.openStreams()).toBe(0));
    await new Promise(resolve => setTimeout(resolve, 50));
    expect([warnings, studio.bugs]).toEqual([[], []]);
  });
});
