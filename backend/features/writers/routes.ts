import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Refusal } from '../../contract/problem.ts';
import { RULES_WRITER, writers } from '../../contract/writers.ts';
import { ownerOf } from '../../plugins/caller.ts';
import { whenGone } from '../../plugins/when-gone.ts';
import { openWriter } from '../../providers/chat/open-writer.ts';
import { addWriter, askWriter } from './add-writer.ts';
import { changeWriter, removeWriter } from './change-writer.ts';
import { listWriters, readWriter, refuseUnknown } from './list-writers.ts';
import { placeOf } from './read-place.ts';
import { askAgain } from './standings.ts';
import type { WriterParts } from './writer-parts.ts';
import { findWriterRow } from './writers-store.ts';

/** Who may have the studio speak with other machines, and give keys away. Raises `not_signed_in`, `not_allowed`. */
function keeperOf(request: Parameters<typeof ownerOf>[0]): void {
  const { role } = ownerOf(request);
  if (role !== 'owner' && role !== 'admin')
    throw new Refusal({ code: 'not_allowed', message: 'Only the owner can change the writers.', needs: 'owner' });
}

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
        keeperOf(request);
        return askWriter(parts, request.body, whenGone(reply));
      },
    });
    app.route({
      ...writers.addWriter,
      handler: async (request, reply) => {
        keeperOf(request);
        const id = await addWriter(parts, request.body, whenGone(reply));
        return reply.code(201).send(readWriter(parts, read, id));
      },
    });
    app.route({
      ...writers.changeWriter,
      handler: async (request, reply) => {
        keeperOf(request);
        await changeWriter(parts, request.params.id, request.body, whenGone(reply));
        return readWriter(parts, read, request.params.id);
      },
    });
    app.route({
      ...writers.removeWriter,
      handler: async request => {
        keeperOf(request);
        await removeWriter(parts, request.params.id);
        return { writers: listWriters(parts, read) };
      },
    });
    app.route({
      ...writers.listWriterModels,
      handler: async (request, reply) => {
        keeperOf(request);
        const { id } = request.params;
        if (id === RULES_WRITER) return { models: [] };
        const row = findWriterRow(read, id);
        if (!row) throw refuseUnknown(id);
        return { models: [...(await openWriter(row.kind, placeOf(parts, row)).listModels(whenGone(reply)))] };
      },
    });
  };
