export { findTemplate } from './find-template.ts';
export { layTemplates } from './lay-templates.ts';
export { readTemplates } from './read-templates.ts';
export { createTemplateRoutes } from './routes.ts';
