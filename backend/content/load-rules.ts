import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ContentRules, type ReadyRules, readyRules } from './content-rules.ts';

/** The rules of this studio, from its resources. That they hold what they must is held by a test: checked at every start, they were a hundredth of it. */
export const loadRules = (resourcesFolder: string): ReadyRules =>
  readyRules(JSON.parse(readFileSync(path.join(resourcesFolder, 'content', 'rules.json'), 'utf8')) as ContentRules);
