import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ModelCard } from '../../contract/models.ts';

/** The cards of what the built-in worker can do. That each is one is held by a test: checked at every start, they were a thirtieth of it. */
export function readOwnCards(folder: string): ModelCard[] {
  const cards = path.join(folder, 'model-cards');
  const names = readdirSync(cards).filter(name => name.endsWith('.json'));
  return names.map(name => JSON.parse(readFileSync(path.join(cards, name), 'utf8')) as ModelCard);
}
