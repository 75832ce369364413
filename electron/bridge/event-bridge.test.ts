import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EVENT_CHANNEL } from './channels.ts';
import { createSenderCheck } from './check-sender.ts';
import { serveEvents } from './event-bridge.ts';
import { type FakeStudio, fakeStudio } from './studio-app.fake.ts';
import { anyWindow, fakeIpc, fakePage } from './window.fake.ts';

const log = vi.fn();
let studio: FakeStudio;
let bridge: ReturnType<typeof fakeIpc>;
let endAll: () => void;

beforeEach(() => {
  studio = fakeStudio();
  bridge = fakeIpc();
  log.mockClear();
  endAll = serveEvents({ ...studio, ipc: bridge.ipc, mayAsk: createSenderCheck(anyWindow), log });
});
afterEach(async () => {
  endAll();
  await studio.app.close();
});

const listen = (page: ReturnType<typeof fakePage>, id: number, after: number | null = null) =>
  bridge.send(page, EVENT_CHANNEL, { type: 'listen', id, after });
const toldBy = (id: number, seq: number | null) => ({
  type: 'event',
  id,
  event: { seq, event: { type: 'queue.changed' } },
});

describe('events over the bridge', () => {
  it('reach each listener of a window under its own number', async () => {
    const page = fakePage();
    studio.publish({ type: 'queue.changed' });
    listen(page, 1, 0);
    listen(page, 2, null);
    await vi.waitFor(() => expect(studio.openStreams()).toBe(2));
    studio.publish({ type: 'queue.changed' });
    await vi.waitFor(() => expect(page.told).toHaveLength(3));
    expect(page.told).toEqual(expect.arrayContaining([toldBy(1, 1), toldBy(1, 2), toldBy(2, 2)]));
  });

  it('end for the listener that ends, and go on for the other', async () => {
    const page = fakePage();
    listen(page, 1);
    listen(page, 2);
    await vi.waitFor(() => expect(studio.openStreams()).toBe(2));
    bridge.send(page, EVENT_CHANNEL, { type: 'end', id: 1 });
    await vi.waitFor(() => expect(studio.openStreams()).toBe(1));
    studio.publish({ type: 'queue.changed' });
    await vi.waitFor(() => expect(page.told).toEqual([toldBy(2, 1)]));
  });

  it.each(['did-navigate', 'destroyed', 'render-process-gone'])(
    'end with the page that listened (%s), and a new page may listen again',
    async gone => {
      const page = fakePage();
      listen(page, 1);
      await vi.waitFor(() => expect(studio.openStreams()).toBe(1));
      page.contents.emit(gone);
      await vi.waitFor(() => expect(studio.openStreams()).toBe(0));
      expect(studio.bugs).toEqual([]);
      listen(page, 1);
      await vi.waitFor(() => expect(studio.openStreams()).toBe(1));
    },
  );

  it('end for every window when the studio closes', async () => {
    listen(fakePage(), 1);
    listen(fakePage(), 1);
    await vi.waitFor(() => expect(studio.openStreams()).toBe(2));
    endAll();
    await vi.waitFor(() => expect(studio.openStreams()).toBe(0));
  });

  it('are not told to a foreign frame, nor to an order of a foreign shape', async () => {
    listen(fakePage({ origin: 'https://elsewhere.example' }), 1);
    bridge.send(fakePage(), EVENT_CHANNEL, { type: 'listen', id: 'one', after: null });
    expect(log).toHaveBeenCalledTimes(2);
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(studio.openedAfter).toEqual([]);
  });
});
