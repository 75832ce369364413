import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ModelCard } from '../../contract/models.ts';

/** The cards of what the built-in worker can do; a wrong one is a bug of the installation and is loud. */
export function readOwnCards(folder: string): ModelCard[] {
  const cards = path.join(folder, 'model-cards');
  const names = readdirSync(cards).filter(name => name.endsWith('.json'));
  return names.map(name => ModelCard.parse(JSON.parse(readFileSync(path.join(cards, name), 'utf8'))));
}
