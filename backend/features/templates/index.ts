export { findTemplate, type TemplateFor } from './find-template.ts';
export { layTemplates } from './lay-templates.ts';
export { createTemplateRoutes } from './routes.ts';
export type { TemplateParts } from './template-parts.ts';
