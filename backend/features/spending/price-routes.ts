import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { priceBook, type StandIn } from '../../contract/price-book.ts';
import { Refusal } from '../../contract/problem.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { keeperOf } from '../../plugins/caller.ts';
import { listMachines, readModel } from '../workers/index.ts';
import { findElectricity, saveElectricity } from './electricity-store.ts';
import { addPrice, readBook } from './read-book.ts';
import { KEEPERS_ONLY } from './routes.ts';
import type { SpendingParts } from './spending-parts.ts';
import { deleteStandIn, insertStandIn, listStandIns } from './stand-ins-store.ts';

function checkStandIn(db: ReadableDb, { modelId, standInId }: StandIn): void {
  const refuse = (path: string, message: string) =>
    new Refusal({ code: 'invalid_request', message: `${message}.`, issues: [{ path, message }] });
  const asked = readModel(db, modelId);
  const standIn = readModel(db, standInId);
  if (modelId === standInId) throw refuse('standInId', 'A model cannot stand in for itself');
  if (asked.kind !== standIn.kind) throw refuse('standInId', `${standIn.name} does not make what ${asked.name} makes`);
  if (!listMachines(db).some(({ lane, modelIds }) => lane !== null && modelIds.includes(standInId)))
    throw refuse('standInId', `No cloud has ${standIn.name}`);
}

function refuseUnknownMachine(db: ReadableDb, id: string): void {
  if (listMachines(db).some(machine => machine.id === id && machine.lane === null)) return;
  throw new Refusal({ code: 'not_found', message: 'That worker is not there.', what: 'worker', id });
}

/** The doors for prices, for models that stand in for others, and for what own machines draw. */
export const createPriceRoutes =
  (parts: SpendingParts): FastifyPluginAsyncZod =>
  async app => {
    const { database, events, now } = parts;
    app.route({ ...priceBook.listPrices, handler: async () => ({ prices: readBook(database.read, now()) }) });
    app.route({
      ...priceBook.addPrice,
      handler: async (request, reply) => {
        const owner = keeperOf(request, KEEPERS_ONLY);
        return reply.code(201).send(await database.write(db => addPrice(parts, db, owner, request.body)));
      },
    });
    app.route({ ...priceBook.listStandIns, handler: async () => ({ standIns: listStandIns(database.read) }) });
    app.route({
      ...priceBook.addStandIn,
      handler: async (request, reply) => {
        keeperOf(request, KEEPERS_ONLY);
        await database.write(db => {
          checkStandIn(db, request.body);
          insertStandIn(db, request.body);
          events.publish(db, 'studio', { type: 'spending.changed' });
        });
        return reply.code(201).send(request.body);
      },
    });
    app.route({
      ...priceBook.removeStandIn,
      handler: async (request, reply) => {
        keeperOf(request, KEEPERS_ONLY);
        await database.write(db => {
          deleteStandIn(db, request.params);
          events.publish(db, 'studio', { type: 'spending.changed' });
        });
        return reply.code(204).send();
      },
    });
    app.route({
      ...priceBook.readElectricity,
      handler: async request => {
        refuseUnknownMachine(database.read, request.params.id);
        return { electricity: findElectricity(database.read, request.params.id) };
      },
    });
    app.route({
      ...priceBook.setElectricity,
      handler: async request => {
        keeperOf(request, KEEPERS_ONLY);
        return database.write(db => {
          refuseUnknownMachine(db, request.params.id);
          saveElectricity(db, request.params.id, request.body.electricity);
          events.publish(db, 'studio', { type: 'spending.changed' });
          return { electricity: findElectricity(db, request.params.id) };
        });
      },
    });
  };
