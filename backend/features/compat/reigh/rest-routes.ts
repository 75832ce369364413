import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { dialectCallerOf, originOf } from '../find-dialect-caller.ts';
import { deleteRows } from './delete-rows.ts';
import { findRows, selectColumns } from './find-rows.ts';
import { insertRow } from './insert-row.ts';
import { keepLeases } from './keep-leases.ts';
import { readRestQuery } from './read-rest-query.ts';
import type { ReighParts } from './reigh-parts.ts';
import type { TaskRow } from './say-task.ts';
import { Heartbeat, takeHeartbeat } from './take-heartbeat.ts';

const ONE_OBJECT = 'application/vnd.pgrst.object+json';

const asksForRows = ({ prefer }: IncomingHttpHeaders) => String(prefer).includes('return=representation');

const searchOf = (url: string) => new URL(url, 'http://studio').searchParams;

/** Answers with rows as PostgREST does: a list, or the one row for those who ask for one object; any other number of rows is then 406. */
function sendRows(reply: FastifyReply, accept: string | undefined, rows: Partial<TaskRow>[]) {
  if (!accept?.includes(ONE_OBJECT)) return reply.send(rows);
  const [row] = rows;
  if (rows.length === 1 && row) return reply.type(`${ONE_OBJECT}; charset=utf-8`).send(JSON.stringify(row));
  return reply.code(406).send({
    code: 'PGRST116',
    details: `The result contains ${rows.length} rows`,
    hint: null,
    message: 'JSON object requested, multiple (or no) rows returned',
  });
}

/** The part of PostgREST that Reigh's workers use: their tasks as a table, and the heartbeat. The anon key is enough for all but a new row. */
export const createRestRoutes =
  (parts: ReighParts): FastifyPluginAsyncZod =>
  async app => {
    app.get('/rest/v1/tasks', { exposeHeadRoute: true }, async (request, reply) => {
      const caller = dialectCallerOf(request);
      const query = readRestQuery(searchOf(request.url));
      const name = query.equals.get('worker_id');
      // Whoever asks what it has will work on it: its leases go on.
      if (name !== undefined) await keepLeases(parts, caller.workerId, name);
      const rows = findRows(parts, caller, query, originOf(request));
      return sendRows(
        reply,
        request.headers.accept,
        rows.map(row => selectColumns(row, query.select)),
      );
    });
    app.post('/rest/v1/tasks', async (request, reply) => {
      const { select } = readRestQuery(searchOf(request.url));
      const row = await insertRow(parts, dialectCallerOf(request), request.body, originOf(request));
      reply.code(201);
      return asksForRows(request.headers)
        ? sendRows(reply, request.headers.accept, [selectColumns(row, select)])
        : reply.send();
    });
    app.delete('/rest/v1/tasks', async (request, reply) => {
      const query = readRestQuery(searchOf(request.url));
      const rows = await deleteRows(parts, dialectCallerOf(request), query, originOf(request));
      if (!asksForRows(request.headers)) return reply.code(204).send();
      return sendRows(
        reply,
        request.headers.accept,
        rows.map(row => selectColumns(row, query.select)),
      );
    });
    app.route({
      method: 'POST',
      url: '/rest/v1/rpc/func_worker_heartbeat_with_logs',
      schema: { body: Heartbeat },
      handler: async request => {
        await takeHeartbeat(parts, dialectCallerOf(request), request.body);
        return { success: true };
      },
    });
  };
