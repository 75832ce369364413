import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { RULES_WRITER, writers } from '../../contract/writers.ts';
import { keeperOf } from '../../plugins/caller.ts';
import { whenGone } from '../../plugins/when-gone.ts';
import { openWriter } from '../../providers/chat/open-writer.ts';
import { addWriter, askWriter } from './add-writer.ts';
import { changeWriter, removeWriter } from './change-writer.ts';
import { listWriters, readWriter, refuseUnknown } from './list-writers.ts';
import { placeOf } from './read-place.ts';
import { askAgain } from './standings.ts';
import type { WriterParts } from './writer-parts.ts';
import { findWriterRow } from './writers-store.ts';

const OTHERWISE = 'Only the owner can change the writers.';

/** The doors for what writes prompts. */
export const createWriterRoutes =
  (parts: WriterParts): FastifyPluginAsyncZod =>
  async app => {
    const { read } = parts.database;
    app.route({
      ...writers.listWriters,
      handler: async () => {
        const told = listWriters(parts, read);
        for (const { id } of told) askAgain(parts, id);
        return { writers: told };
      },
    });
    app.route({
      ...writers.askWriter,
      handler: async (request, reply) => {
        keeperOf(request, OTHERWISE);
        return askWriter(parts, request.body, whenGone(reply));
      },
    });
    app.route({
      ...writers.addWriter,
      handler: async (request, reply) => {
        keeperOf(request, OTHERWISE);
        const id = await addWriter(parts, request.body, whenGone(reply));
        return reply.code(201).send(readWriter(parts, read, id));
      },
    });
    app.route({
      ...writers.changeWriter,
      handler: async (request, reply) => {
        keeperOf(request, OTHERWISE);
        await changeWriter(parts, request.params.id, request.body, whenGone(reply));
        return readWriter(parts, read, request.params.id);
      },
    });
    app.route({
      ...writers.removeWriter,
      handler: async request => {
        keeperOf(request, OTHERWISE);
        await removeWriter(parts, request.params.id);
        return { writers: listWriters(parts, read) };
      },
    });
    app.route({
      ...writers.listWriterModels,
      handler: async (request, reply) => {
        keeperOf(request, OTHERWISE);
        const { id } = request.params;
        if (id === RULES_WRITER) return { models: [] };
        const row = findWriterRow(read, id);
        if (!row) throw refuseUnknown(id);
        return { models: [...(await openWriter(row.kind, placeOf(parts, row)).listModels(whenGone(reply)))] };
      },
    });
  };
