import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ContentRules, type ReadyRules, readyRules } from './content-rules.ts';

/** The rules of this studio, from its resources. Throws where they do not hold what they must, which is a bug. */
export const loadRules = (resourcesFolder: string): ReadyRules =>
  readyRules(ContentRules.parse(JSON.parse(readFileSync(path.join(resourcesFolder, 'content', 'rules.json'), 'utf8'))));
