import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { content } from '../../contract/content.ts';
import { Refusal } from '../../contract/problem.ts';
import type { EventLog } from '../../events/event-log.ts';
import { keeperOf, ownerOf } from '../../plugins/caller.ts';
import { readAllowed, writeAllowed } from './content-setting.ts';
import type { ContentParts } from './record-refusal.ts';
import { listRefusals } from './refusals-store.ts';

const SHOWN = 100;

/** The doors for what may be made here, and for what was refused. */
export const createContentRoutes =
  ({ database, events }: ContentParts & { readonly events: EventLog }): FastifyPluginAsyncZod =>
  async app => {
    app.route({ ...content.readContent, handler: async () => readAllowed(database.read) });
    app.route({
      ...content.changeContent,
      handler: async request => {
        const { adult, ...change } = request.body;
        if (ownerOf(request).role !== 'owner')
          throw new Refusal({ code: 'not_allowed', message: 'Only the owner can change this.', needs: 'owner' });
        if (change.mature === true && adult !== true)
          throw new Refusal({
            code: 'not_allowed',
            message: 'Content for adults can only be allowed by an adult who says so.',
            needs: 'adult',
          });
        return database.write(db => {
          const before = readAllowed(db);
          const after = { mature: change.mature ?? before.mature, blur: change.blur ?? before.blur };
          writeAllowed(db, after);
          events.publish(db, 'studio', { type: 'settings.changed' });
          return after;
        });
      },
    });
    app.route({
      ...content.listRefusals,
      handler: async request => {
        keeperOf(request, 'Only owner and admins see this.');
        return { refusals: listRefusals(database.read, SHOWN) };
      },
    });
  };
