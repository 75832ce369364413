import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Refusal } from '../../contract/problem.ts';
import { promptHistory } from '../../contract/prompt-history.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Database } from '../../db/open-database.ts';
import type { EventLog } from '../../events/event-log.ts';
import { type Owner, ownerOf } from '../../plugins/caller.ts';
import { fillPrompts, listPrompts } from './list-prompts.ts';
import { deleteUsed, findUsedPrompt, setStar, type UsedPromptRow } from './used-prompts-store.ts';

/** What the doors for the history work with. */
type HistoryParts = { readonly database: Database; readonly events: EventLog };

function readUsed(db: ReadableDb, owner: Owner, id: string): UsedPromptRow {
  const row = findUsedPrompt(db, owner, id);
  if (!row)
    throw new Refusal({ code: 'not_found', message: 'That prompt is not on the list any more.', what: 'prompt', id });
  return row;
}

/** The doors for the prompts that were used. */
export const createHistoryRoutes =
  ({ database, events }: HistoryParts): FastifyPluginAsyncZod =>
  async app => {
    app.route({
      ...promptHistory.listPrompts,
      handler: async request => listPrompts(database.read, ownerOf(request), request.query),
    });
    app.route({
      ...promptHistory.starPrompt,
      handler: async request => {
        const owner = ownerOf(request);
        const { starred } = request.body;
        const row = await database.write(db => {
          const known = readUsed(db, owner, request.params.id);
          setStar(db, known.id, starred);
          events.publish(db, owner.personId, { type: 'prompts.changed' });
          return { ...known, starred: starred ? (1 as const) : (0 as const) };
        });
        const [prompt] = fillPrompts(database.read, [row]);
        if (!prompt) throw new Error('One row is one prompt.');
        return prompt;
      },
    });
    app.route({
      ...promptHistory.forgetPrompt,
      handler: async (request, reply) => {
        const owner = ownerOf(request);
        await database.write(db => {
          deleteUsed(db, readUsed(db, owner, request.params.id));
          events.publish(db, owner.personId, { type: 'prompts.changed' });
        });
        return reply.code(204).send();
      },
    });
  };
