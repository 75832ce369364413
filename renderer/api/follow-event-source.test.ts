import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WireEvent } from '../../backend/contract/wire.ts';
import { followEventSource } from './follow-event-source.ts';

type Handlers = Pick<EventSource, 'onopen' | 'onmessage' | 'onerror'>;
class FakeSource implements Handlers {
  onopen: EventSource['onopen'] = null;
  onmessage: EventSource['onmessage'] = null;
  onerror: EventSource['onerror'] = null;
  closed = false;
  close() {
    this.closed = true;
  }
}

function setUp() {
  const opened: { url: string; source: FakeSource }[] = [];
  const heard: WireEvent[] = [];
  const states: string[] = [];
  const subscribe = followEventSource(url => {
    const source = new FakeSource();
    opened.push({ url, source });
    return source as unknown as EventSource;
  });
  const end = subscribe(
    null,
    event => heard.push(event),
    state => states.push(state),
  );
  const latest = () => opened.at(-1)?.source as unknown as EventSource;
  const send = (lastEventId: string, data: unknown) => {
    const source = latest();
    source.onmessage?.call(source, new MessageEvent('message', { lastEventId, data: JSON.stringify(data) }));
  };
  const fail = () => latest().onerror?.call(latest(), new Event('error'));
  const open = () => latest().onopen?.call(latest(), new Event('open'));
  return { opened, heard, states, end, send, fail, open };
}

describe('followEventSource', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells stored events with their place and fleeting ones without', () => {
    const { heard, send } = setUp();
    send('41', { type: 'queue.changed' });
    send('41', { type: 'settings.changed' });
    expect(heard.map(({ seq }) => seq)).toEqual([41, null]);
  });

  it('comes back after the last event that it heard, and waits longer each time', () => {
    const { opened, states, send, fail, open } = setUp();
    open();
    send('41', { type: 'queue.changed' });
    fail();
    expect(opened[0]?.source.closed).toBe(true);
    vi.advanceTimersByTime(500);
    expect(opened.map(({ url }) => url)).toEqual(['/api/events', '/api/events?after=41']);
    fail();
    vi.advanceTimersByTime(999);
    expect(opened).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(opened).toHaveLength(3);
    open();
    expect(states).toEqual(['live', 'lost', 'lost', 'live']);
  });

  it('does not come back once it was ended', () => {
    const { opened, end, fail } = setUp();
    fail();
    end();
    vi.advanceTimersByTime(60_000);
    expect(opened).toHaveLength(1);
  });
});
