import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { bytes } from '../../contract/bytes.ts';
import { sayPolicy } from '../../contract/policy.ts';
import { type ProjectPolicy, spending } from '../../contract/spending.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { keeperOf, type Owner, ownerOf } from '../../plugins/caller.ts';
import { readProject } from '../settings/index.ts';
import { exportCharges } from './export-charges.ts';
import { listCharges, scopeOf } from './list-charges.ts';
import { readPolicy, savePolicy } from './policies-store.ts';
import { changeLimits, readLimits } from './read-limits.ts';
import { readSummary } from './read-summary.ts';
import type { SpendingParts } from './spending-parts.ts';

/** What whoever does not keep the studio is told at the doors of money. */
export const KEEPERS_ONLY = 'Only the owner can change these.';

function readProjectPolicy(db: ReadableDb, owner: Owner, projectId: string): ProjectPolicy {
  readProject(db, owner, projectId);
  const policy = readPolicy(db, projectId);
  return { projectId, policy, sentence: sayPolicy(policy) };
}

/** The doors for what is spent, for caps, and for where a project's tasks may run. */
export const createSpendingRoutes =
  (parts: SpendingParts): FastifyPluginAsyncZod =>
  async app => {
    const { database, events, now } = parts;
    app.route({
      ...spending.readSummary,
      handler: async request => readSummary(database.read, ownerOf(request), request.query.period, now()),
    });
    app.route({
      ...spending.listCharges,
      handler: async request => {
        const { cursor, limit, ...filter } = request.query;
        const scope = scopeOf(database.read, ownerOf(request), filter, now());
        return listCharges(database.read, scope, cursor ?? null, limit);
      },
    });
    app.route({
      ...bytes.exportCharges,
      exposeHeadRoute: true,
      handler: async (request, reply) => {
        const scope = scopeOf(database.read, ownerOf(request), request.query, now());
        return reply
          .headers({
            'content-type': 'text/csv; charset=utf-8; header=present',
            'content-disposition': 'attachment; filename="dailies-spending.csv"',
            'cache-control': 'no-store',
            'x-content-type-options': 'nosniff',
          })
          .send(Readable.from(exportCharges(database.read, scope)) as never);
      },
    });
    app.route({ ...spending.readLimits, handler: async () => readLimits(database.read) });
    app.route({
      ...spending.changeLimits,
      handler: async request => {
        keeperOf(request, KEEPERS_ONLY);
        return database.write(db => {
          events.publish(db, 'studio', { type: 'spending.changed' });
          return changeLimits(db, request.body);
        });
      },
    });
    app.route({
      ...spending.readPolicy,
      handler: async request => readProjectPolicy(database.read, ownerOf(request), request.params.id),
    });
    app.route({
      ...spending.changePolicy,
      handler: async request => {
        const owner = keeperOf(request, KEEPERS_ONLY);
        return database.write(db => {
          const { projectId } = readProjectPolicy(db, owner, request.params.id);
          savePolicy(db, projectId, request.body, now());
          events.publish(db, 'studio', { type: 'spending.changed' });
          return readProjectPolicy(db, owner, projectId);
        });
      },
    });
  };
