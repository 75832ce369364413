import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal } from '../../../contract/problem.ts';
import type { CompatParts } from '../compat-parts.ts';
import { sendAnswer } from '../dialect-answer.ts';
import { dialectCallerOf } from '../find-dialect-caller.ts';
import { jsonIn } from './read-body.ts';
import { discardAsset, doAction, readAction } from './workspace-actions.ts';

const Deletion = z.looseObject({ item_id: z.uuid(), user_id: z.string() });

/** The workspace and the library of a person as their OurVidz programs handle them. */
export const createWorkspaceRoutes =
  (parts: CompatParts): FastifyPluginAsyncZod =>
  async app => {
    app.route({
      method: 'POST',
      url: '/functions/v1/workspace-actions',
      handler: async (request, reply) => {
        const action = readAction(jsonIn(request));
        try {
          return await doAction(parts, dialectCallerOf(request), action);
        } catch (error) {
          // This one action tells of what went wrong in JSON.
          if (
            action.action !== 'copy_to_workspace' ||
            !(error instanceof Refusal) ||
            error.problem.code !== 'not_found'
          )
            throw error;
          return sendAnswer(reply, { status: 404, body: { error: 'Asset not found', details: error.problem.message } });
        }
      },
    });
    app.route({
      method: 'POST',
      url: '/functions/v1/delete-workspace-item',
      handler: async request => {
        const caller = dialectCallerOf(request);
        const asked = Deletion.safeParse(jsonIn(request)).data;
        if (!asked) throw new Refusal({ code: 'invalid_request', message: 'Missing item_id or user_id', issues: [] });
        if (asked.user_id !== caller.owner.personId)
          throw new Refusal({ code: 'not_allowed', message: 'That item is another person’s', needs: 'one’s own item' });
        await discardAsset(parts, caller, asked.item_id);
        return { success: true, deleted_item_id: asked.item_id, timestamp: new Date(parts.now()).toISOString() };
      },
    });
  };
