import type { Template } from '../../contract/templates.ts';
import type { TemplateParts } from './template-parts.ts';
import { listTemplates } from './templates-store.ts';

/** Every template as it is now, from what is held. */
export const readTemplates = ({ database, held }: Pick<TemplateParts, 'database' | 'held'>): readonly Template[] =>
  held.hold('templates', 'list', () => listTemplates(database.read));
