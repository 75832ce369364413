import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CloudCard } from './cloud-card.ts';

/** Reads the cards that come with the program, by id. That each is what it must be is held by a test: checked at every start, they were a tenth of it. */
export function readBundledCards(resourcesFolder: string): ReadonlyMap<string, CloudCard> {
  const folder = path.join(resourcesFolder, 'model-cards', 'cloud');
  const names = readdirSync(folder).filter(name => name.endsWith('.json'));
  const cards = names.map(name => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as CloudCard);
  return new Map(cards.map(card => [card.id, card]));
}
