import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../backend/contract/client.ts';
import { personContract } from '../../backend/contract/contract.ts';
import { readQuote } from './dispatch-reads.ts';
import { fakeId } from './shapes.fake.ts';

const FIVE_LOOKS_MS = 25_000;
const show = (state: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('the price and the time of what a form asks for', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('are asked for again and again only while the form is there and its window is seen', async () => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    client.mount();
    let asked = 0;
    const api = createClient(
      personContract,
      async () => Response.json({ places: [], n: ++asked }),
      'http://studio.invalid',
    );
    const form = new QueryObserver(client, readQuote(api, fakeId(1), 'previz-sketch', { prompt: 'fog' }));
    const closed = form.subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(FIVE_LOOKS_MS);
    expect(asked).toBe(6);
    show('hidden');
    await vi.advanceTimersByTimeAsync(FIVE_LOOKS_MS);
    expect(asked).toBe(6);
    show('visible');
    await vi.advanceTimersByTimeAsync(FIVE_LOOKS_MS);
    expect(asked).toBeGreaterThan(10);
    closed();
    const before = asked;
    await vi.advanceTimersByTimeAsync(FIVE_LOOKS_MS);
    expect(asked).toBe(before);
    client.unmount();
  });
});
