import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { templates } from '../../contract/templates.ts';
import { keeperOf } from '../../plugins/caller.ts';
import { readTemplate } from './read-template.ts';
import { readTemplates } from './read-templates.ts';
import { restoreTemplate, saveTemplate } from './save-template.ts';
import type { TemplateParts } from './template-parts.ts';

const OTHERWISE = 'Templates are for everybody here, so only the owner and admins change them.';

/** The doors for templates. */
export const createTemplateRoutes =
  (parts: TemplateParts): FastifyPluginAsyncZod =>
  async app => {
    const db = parts.database.read;
    app.route({
      ...templates.listTemplates,
      handler: async () => ({ templates: [...readTemplates(parts)] }),
    });
    app.route({
      ...templates.readTemplate,
      handler: async ({ params }) =>
        parts.held.hold('templates', `read ${params.id}`, () => readTemplate(db, params.id)),
    });
    app.route({
      ...templates.saveTemplate,
      handler: async request => saveTemplate(parts, keeperOf(request, OTHERWISE), request.params.id, request.body),
    });
    app.route({
      ...templates.restoreTemplate,
      handler: async request =>
        restoreTemplate(parts, keeperOf(request, OTHERWISE), request.params.id, request.body.version),
    });
  };
