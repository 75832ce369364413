import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { uuidv7 } from 'uuidv7';
import { studio } from '../../contract/studio.ts';
import type { Database } from '../../db/open-database.ts';
import type { EventLog } from '../../events/event-log.ts';
import { keeperOf, ownerOf } from '../../plugins/caller.ts';
import { changeProject, insertProject, listProjects } from './projects-store.ts';
import { readProject } from './read-project.ts';
import { changeSettings, readSettings, writeSettings } from './settings-store.ts';

/** What the doors of this feature work with. */
export type SettingsParts = { readonly database: Database; readonly events: EventLog; readonly now: () => number };

/** The doors for settings and projects. */
export const createSettingsRoutes =
  ({ database, events, now }: SettingsParts): FastifyPluginAsyncZod =>
  async app => {
    app.route({ ...studio.readSettings, handler: async () => readSettings(database.read) });
    app.route({
      ...studio.changeSettings,
      handler: async request => {
        keeperOf(request, 'Only the owner can change these.');
        return database.write(db => {
          const settings = changeSettings(readSettings(db), request.body);
          writeSettings(db, settings);
          events.publish(db, 'studio', { type: 'settings.changed' });
          return settings;
        });
      },
    });
    app.route({
      ...studio.listProjects,
      handler: async request => ({ projects: listProjects(database.read, ownerOf(request)) }),
    });
    app.route({
      ...studio.createProject,
      handler: async (request, reply) => {
        const owner = ownerOf(request);
        const made = await database.write(db => {
          const id = uuidv7();
          insertProject(db, owner.personId, id, request.body.name, now());
          events.publish(db, owner.personId, { type: 'project.changed', projectId: id });
          return readProject(db, owner, id);
        });
        return reply.code(201).send(made);
      },
    });
    app.route({
      ...studio.changeProject,
      handler: async request =>
        database.write(db => {
          const owner = ownerOf(request);
          const { id } = readProject(db, owner, request.params.id);
          if (Object.keys(request.body).length > 0) changeProject(db, owner, id, request.body);
          events.publish(db, owner.personId, { type: 'project.changed', projectId: id });
          return readProject(db, owner, id);
        }),
    });
  };
