import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { enhancements } from '../../contract/enhancements.ts';
import { Refusal } from '../../contract/problem.ts';
import { ownerOf } from '../../plugins/caller.ts';
import { readProject } from '../settings/index.ts';
import type { EnhancementParts } from './enhancement-parts.ts';
import { storeVerdict } from './enhancements-store.ts';
import { readRules, saveRules } from './prompt-rules-store.ts';
import { readEnhancement } from './read-enhancement.ts';
import { readFigures } from './read-figures.ts';
import { startEnhancement } from './start-enhancement.ts';
import type { StopReason } from './writings.ts';

/** The doors for words that writers work on. */
export const createEnhancementRoutes =
  (parts: EnhancementParts): FastifyPluginAsyncZod =>
  async app => {
    const { database, events, writings } = parts;
    app.route({
      ...enhancements.startEnhancement,
      handler: async (request, reply) =>
        reply.code(201).send(await startEnhancement(parts, ownerOf(request), request.body)),
    });
    app.route({ ...enhancements.readPromptFigures, handler: async request => readFigures(parts, ownerOf(request)) });
    app.route({
      ...enhancements.readEnhancement,
      handler: async request => readEnhancement(parts, ownerOf(request), request.params.id),
    });
    app.route({
      ...enhancements.cancelEnhancement,
      handler: async request => {
        const owner = ownerOf(request);
        const { id } = readEnhancement(parts, owner, request.params.id);
        const writing = writings.find(id);
        writing?.stop.abort('cancelled' satisfies StopReason);
        await writing?.ended;
        return readEnhancement(parts, owner, id);
      },
    });
    app.route({
      ...enhancements.judgeEnhancement,
      handler: async request => {
        const owner = ownerOf(request);
        const { id } = readEnhancement(parts, owner, request.params.id);
        if (!(await database.write(db => storeVerdict(db, owner.personId, id, request.body.verdict))))
          throw new Refusal({ code: 'conflict', message: 'This is still being written.', what: 'enhancement' });
        return readEnhancement(parts, owner, id);
      },
    });
    app.route({
      ...enhancements.readPromptRules,
      handler: async request => {
        const { id } = readProject(database.read, ownerOf(request), request.params.id);
        return { text: readRules(database.read, id) };
      },
    });
    app.route({
      ...enhancements.writePromptRules,
      handler: async request => {
        const owner = ownerOf(request);
        return database.write(db => {
          const { id } = readProject(db, owner, request.params.id);
          saveRules(db, id, request.body.text);
          events.publish(db, owner.personId, { type: 'project.changed', projectId: id });
          return { text: readRules(db, id) };
        });
      },
    });
  };
