import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Refusal } from '../../contract/problem.ts';
import { workflows } from '../../contract/workflows.ts';
import { ownerOf } from '../../plugins/caller.ts';
import { listWorkflows, readPasted, readWorkflow } from './read-workflow.ts';
import { changeWorkflow, createWorkflow, removeWorkflow } from './save-workflow.ts';
import type { WorkflowParts } from './workflow-parts.ts';

function refuseViewer(request: Parameters<typeof ownerOf>[0]): void {
  if (ownerOf(request).role === 'viewer')
    throw new Refusal({
      code: 'not_allowed',
      message: 'Viewers cannot change the models.',
      needs: 'change the models',
    });
}

/** The doors for a person's own workflows. */
export const createWorkflowRoutes =
  (parts: WorkflowParts): FastifyPluginAsyncZod =>
  async app => {
    const db = parts.database.read;
    app.route({ ...workflows.listWorkflows, handler: async () => ({ workflows: listWorkflows(db) }) });
    app.route({ ...workflows.readPastedWorkflow, handler: async request => readPasted(request.body.text) });
    app.route({
      ...workflows.createWorkflow,
      handler: async (request, reply) => {
        refuseViewer(request);
        const id = await createWorkflow(parts, request.body);
        return reply.code(201).send(readWorkflow(db, id));
      },
    });
    app.route({
      ...workflows.changeWorkflow,
      handler: async request => {
        refuseViewer(request);
        await changeWorkflow(parts, request.params.id, request.body);
        return readWorkflow(db, request.params.id);
      },
    });
    app.route({
      ...workflows.removeWorkflow,
      handler: async (request, reply) => {
        refuseViewer(request);
        await removeWorkflow(parts, request.params.id);
        return reply.code(204).send();
      },
    });
  };
