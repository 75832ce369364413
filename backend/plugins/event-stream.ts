import { PassThrough } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { bytes } from '../contract/bytes.ts';
import type { ReadableDb } from '../db/handles.ts';
import { type EventBus, frameOf } from '../events/event-bus.ts';
import { lastSeq, readMissed } from '../events/event-log.ts';
import { ownerOf } from './caller.ts';
import { whenGone } from './when-gone.ts';

const KEEP_ALIVE_MS = 20_000;
/** A reader that lets this much pile up, in bytes, is cut off; it comes back with its last seq and misses nothing. */
const BACKLOG_LIMIT = 4 * 1024 * 1024;

/** The stream of what happens: first what was missed since `Last-Event-ID` or `?after=`, then everything as it happens. */
export const createEventStream =
  (db: ReadableDb, bus: EventBus): FastifyPluginAsyncZod =>
  async app => {
    app.route({
      ...bytes.followEvents,
      handler: async (request, reply) => {
        const { personId } = ownerOf(request);
        const out = new PassThrough({ highWaterMark: BACKLOG_LIMIT });
        const header = Number(request.headers['last-event-id']);
        let after: number | null = Number.isSafeInteger(header) && header >= 0 ? header : (request.query.after ?? null);

        out.write(`retry: 1000\nid: ${after ?? lastSeq(db)}\n\n`);
        while (after !== null) {
          const missed = readMissed(db, personId, after);
          if (missed) out.write(missed.text);
          else
            out.write(
              `id: ${lastSeq(db)}\n${frameOf({ seq: null, audience: personId, event: { type: 'studio.reload' } })}`,
            );
          after = missed?.more ? missed.last : null;
        }
        const leave = bus.listen(personId, chunk => {
          if (out.writableLength > BACKLOG_LIMIT) out.destroy();
          else out.write(chunk);
        });
        const gone = whenGone(reply);
        gone.addEventListener('abort', () => out.destroy());
        const beat = setInterval(() => out.write(': still here\n\n'), KEEP_ALIVE_MS);
        out.once('close', () => {
          leave();
          clearInterval(beat);
        });
        return reply
          .type('text/event-stream')
          .header('cache-control', 'no-store')
          .header('x-accel-buffering', 'no')
          .send(out as never);
      },
    });
  };
