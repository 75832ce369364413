import path from 'node:path';
import type { Brief } from '../writer.ts';
import { createRulesWriter } from './rules-writer.ts';
import { loadThesaurus } from './thesaurus.ts';

const RESOURCES = path.join(import.meta.dirname, '../../../../resources');
const writer = createRulesWriter(RESOURCES);

/** What the rules know. */
export const thesaurus = loadThesaurus(RESOURCES);

/** What the rules write, and the stretches that it came in. */
export async function writeByRules(
  text: string,
  more: Partial<Brief> = {},
  { seed = 1, temperature = 0.7 }: { readonly seed?: number; readonly temperature?: number } = {},
): Promise<{ readonly text: string; readonly stretches: readonly string[] }> {
  const stretches: string[] = [];
  const brief: Brief = {
    purpose: 'enhance',
    family: 'sdxl',
    text,
    instruction: '',
    count: 1,
    existing: [],
    rules: '',
    intensity: 'medium',
    ...more,
  };
  const order = { brief, messages: [], model: null, mostTokens: 500, temperature, seed };
  const written = await writer.write(order, stretch => stretches.push(stretch), new AbortController().signal);
  return { text: written.text, stretches };
}
