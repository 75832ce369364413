import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { cloudModels } from '../../contract/cloud-models.ts';
import { keeperOf } from '../../plugins/caller.ts';
import { listModels } from '../workers/index.ts';
import { addCloudModel, type CloudModelParts, removeCloudModel } from './add-cloud-model.ts';
import { describeCard } from './cloud-cards.ts';
import { draftCloudModel } from './draft-cloud-model.ts';
import { suggestStandIns } from './suggest-stand-ins.ts';

const OTHERWISE = 'Only the owner can change the clouds.';

/** The doors for the models of the clouds. */
export const createCloudModelRoutes =
  (parts: CloudModelParts): FastifyPluginAsyncZod =>
  async app => {
    const { cards, database, describe, pairs } = parts;
    app.route({
      ...cloudModels.listCloudModels,
      handler: async () => ({ models: cards.list().map(card => describeCard(card, cards.isAdded(card.id))) }),
    });
    app.route({
      ...cloudModels.suggestStandIns,
      handler: async () => ({ suggestions: suggestStandIns(listModels(database.read), cards.list(), pairs) }),
    });
    app.route({
      ...cloudModels.previewCloudModel,
      handler: async request => {
        keeperOf(request, OTHERWISE);
        const { lane, model, use } = request.body;
        return (await draftCloudModel(describe, lane, model, use ?? null)).told;
      },
    });
    app.route({
      ...cloudModels.addCloudModel,
      handler: async (request, reply) =>
        reply.code(201).send(await addCloudModel(parts, keeperOf(request, OTHERWISE), request.body)),
    });
    app.route({
      ...cloudModels.removeCloudModel,
      handler: async (request, reply) => {
        keeperOf(request, OTHERWISE);
        await removeCloudModel(parts, request.params.id);
        return reply.code(204).send();
      },
    });
  };
