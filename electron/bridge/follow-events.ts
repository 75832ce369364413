import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { EVENTS_URL, StudioEvent } from '../../backend/contract/events.ts';
import type { WireEvent } from '../../backend/contract/wire.ts';
import { injectStream } from '../main/inject-stream.ts';
import type { Log } from '../main/log.ts';
import { readFrames } from './read-frames.ts';

type Following = {
  readonly app: Pick<FastifyInstance, 'inject'>;
  readonly token: string;
  /** Begins after this `seq`; null is from now. */
  readonly after: number | null;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly onEvent: (event: WireEvent) => void;
};

/** How long to wait before a broken stream is opened again, in milliseconds: doubled at each failure in a row. */
const PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** Tells every event of the studio until the signal aborts; a broken stream goes on where it stopped. */
export async function followEvents({ app, token, after, signal, log, onEvent }: Following): Promise<void> {
  let seq = after;
  let pauseMs = PAUSE_MS;
  while (!signal.aborted) {
    try {
      const url = seq === null ? EVENTS_URL : `${EVENTS_URL}?after=${seq}`;
      const headers = { accept: 'text/event-stream' };
      const { status, stream } = await injectStream({ app, token, method: 'GET', url, headers }, signal);
      if (status !== 200) throw new Error(`the events door answered ${status}`);
      for await (const frame of readFrames(stream)) {
        pauseMs = PAUSE_MS;
        const at = frame.id !== null && /^\d+$/.test(frame.id) ? Number(frame.id) : null;
        seq = at ?? seq;
        const event = frame.data === null ? null : parseEvent(frame.data, log);
        if (event !== null) onEvent({ seq: at, event });
      }
    } catch (error) {
      if (signal.aborted) return;
      log(`The stream of events broke and is opened again: ${error instanceof Error ? error.message : error}`);
    }
    await sleep(pauseMs, undefined, { signal }).catch(() => {
      // Aborted while waiting: the loop's own condition ends it.
    });
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    // With no place to go on from, what happened in between cannot be replayed.
    if (seq === null && !signal.aborted) onEvent({ seq: null, event: { type: 'studio.reload' } });
  }
}

function parseEvent(data: string, log: Log): StudioEvent | null {
  const event = StudioEvent.safeParse(JSON.parse(data));
  if (event.success) return event.data;
  log(`An event of an unknown shape was passed over: ${data.slice(0, 200)}`);
  return null;
}
