import { Readable } from 'node:stream';
import Fastify, { type FastifyInstance } from 'fastify';
import { EVENTS_URL, type StudioEvent } from '../../backend/contract/events.ts';

/** A stand-in for the studio behind the bridge: it knows one token, keeps its events and can break their streams. */
export type FakeStudio = {
  readonly app: FastifyInstance;
  readonly token: string;
  /** Every `?after=` that the events door was opened with. */
  readonly openedAfter: (string | undefined)[];
  publish(event: StudioEvent, stored?: boolean): void;
  /** How many streams of events are open now. */
  openStreams(): number;
  breakStreams(): void;
  /** What reached the app's error handler: a reader that leaves is never that. */
  readonly bugs: unknown[];
};

/** Builds it on a real Fastify app, whose streams begin with where they are unless told not to; tests add the routes that they ask. */
export function fakeStudio({ saysWhere = true } = {}): FakeStudio {
  const token = 'the-desktop';
  const app = Fastify();
  const stored: string[] = [];
  const streams = new Set<Readable>();
  const openedAfter: (string | undefined)[] = [];
  const bugs: unknown[] = [];
  app.setErrorHandler(async error => {
    bugs.push(error);
    return { code: 'internal' };
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.authorization !== `Bearer ${token}`) return reply.code(401).send({ code: 'not_signed_in' });
  });
  app.get<{ Querystring: { after?: string } }>(EVENTS_URL, (request, reply) => {
    const { after } = request.query;
    openedAfter.push(after);
    const stream = new Readable({ read: () => undefined });
    stream.push(
      `${saysWhere ? `retry: 1000\nid: ${after ?? stored.length}\n\n` : ': open\n\n'}${stored.slice(Number(after ?? stored.length)).join('')}`,
    );
    streams.add(stream);
    stream.once('close', () => streams.delete(stream));
    // Both the stream that breaks and the reader that leaves end in an error that the reader alone looks at.
    stream.on('error', () => undefined);
    return reply.type('text/event-stream').send(stream);
  });
  return {
    app,
    token,
    openedAfter,
    bugs,
    publish: (event, isStored = true) => {
      const data = `data: ${JSON.stringify(event)}\n\n`;
      const frame = isStored ? `id: ${stored.length + 1}\n${data}` : data;
      if (isStored) stored.push(frame);
      for (const stream of streams) stream.push(frame);
    },
    openStreams: () => streams.size,
    breakStreams: () => {
      for (const stream of streams) stream.destroy(new Error('cut'));
    },
  };
}
