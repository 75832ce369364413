import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { clouds } from '../../contract/clouds.ts';
import { keeperOf, ownerOf } from '../../plugins/caller.ts';
import { readTask } from '../tasks/index.ts';
import { readCloud, removeKey, setKey, switchCloud, tryKeyAgain } from './clouds.ts';
import { decideHeld } from './decide-held.ts';
import type { Lanes } from './open-lanes.ts';
import { readPublicAddress, writePublicAddress } from './webhook-address.ts';

const OTHERWISE = 'Only the owner can change the clouds.';

/** The doors for clouds: their keys, their switches, and what a person decides about a run that was lost sight of. */
export const createCloudRoutes =
  ({ parts, book }: Lanes): FastifyPluginAsyncZod =>
  async app => {
    const { database, events, tasks } = parts;
    const list = () => ({
      clouds: book.all.map(({ lane }) => readCloud(parts, book, lane)),
      publicAddress: readPublicAddress(database.read),
    });
    app.route({ ...clouds.listClouds, handler: async () => list() });
    app.route({
      ...clouds.setCloudKey,
      handler: async request => {
        keeperOf(request, OTHERWISE);
        await setKey(parts, book, request.params.lane, request.body.key);
        return readCloud(parts, book, request.params.lane);
      },
    });
    app.route({
      ...clouds.tryCloudAgain,
      handler: async request => {
        keeperOf(request, OTHERWISE);
        await tryKeyAgain(parts, book, request.params.lane);
        return readCloud(parts, book, request.params.lane);
      },
    });
    app.route({
      ...clouds.removeCloudKey,
      handler: async request => {
        keeperOf(request, OTHERWISE);
        await removeKey(parts, book, request.params.lane);
        return readCloud(parts, book, request.params.lane);
      },
    });
    app.route({
      ...clouds.switchCloud,
      handler: async request => {
        keeperOf(request, OTHERWISE);
        await switchCloud(parts, book, request.params.lane, request.body.on);
        return readCloud(parts, book, request.params.lane);
      },
    });
    app.route({
      ...clouds.setPublicAddress,
      handler: async request => {
        keeperOf(request, OTHERWISE);
        await database.write(db => {
          writePublicAddress(db, request.body.address);
          events.publish(db, 'studio', { type: 'settings.changed' });
        });
        return list();
      },
    });
    app.route({
      ...clouds.decideHeld,
      handler: async request => {
        const owner = ownerOf(request);
        await decideHeld(parts, owner, request.params.id, request.body.decision);
        return readTask(database.read, owner, request.params.id, tasks.live);
      },
    });
  };
