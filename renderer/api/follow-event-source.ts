import { EVENTS_URL, StudioEvent } from '../../backend/contract/events.ts';
import type { Subscribe } from './transport.ts';

/** The pause before the first new try to connect; it doubles with each, up to the longest. In milliseconds. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

type Source = Pick<EventSource, 'close' | 'onopen' | 'onmessage' | 'onerror'>;

/**
 * Follows the studio's events over HTTP. A lost connection is opened again from the last stored event that came,
 * by hand and not by the browser: an EventSource gives up for good on a proxy's or a starting studio's 503.
 */
export function followEventSource(open: (url: string) => Source): Subscribe {
  return (after, onEvent, onState) => {
    let last = after;
    let pause = FIRST_PAUSE_MS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let source: Source;

    const connect = () => {
      source = open(last === null ? EVENTS_URL : `${EVENTS_URL}?after=${last}`);
      source.onopen = () => {
        pause = FIRST_PAUSE_MS;
        onState('live');
      };
      source.onmessage = message => {
        // An EventSource tells the last id again with each event that has none of its own, as those that are not stored.
        const told = message.lastEventId === '' ? last : Number(message.lastEventId);
        const seq = told === last ? null : told;
        last = told;
        onEvent({ seq, event: StudioEvent.parse(JSON.parse(message.data)) });
      };
      source.onerror = () => {
        source.close();
        onState('lost');
        timer = setTimeout(connect, pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      };
    };

    connect();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  };
}
