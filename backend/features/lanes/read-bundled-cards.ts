import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CloudCard } from './cloud-card.ts';

/** Reads the cards that come with the program, by id; a wrong one is a bug of the installation and is loud. */
export function readBundledCards(resourcesFolder: string): ReadonlyMap<string, CloudCard> {
  const folder = path.join(resourcesFolder, 'model-cards', 'cloud');
  const names = readdirSync(folder).filter(name => name.endsWith('.json'));
  const cards = names.map(name => CloudCard.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
  return new Map(cards.map(card => [card.id, card]));
}
