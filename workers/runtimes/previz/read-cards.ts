import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelCard } from '../../../backend/contract/models.ts';

/** The cards of what this runtime can make. */
export type PrevizCards = { readonly sketch: ModelCard; readonly animatic: ModelCard };

const readCard = async (folder: string, name: string) =>
  ModelCard.parse(JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')));

/** Reads the two cards; a missing or wrong one is a bug of the installation and is loud. */
export async function readCards(folder: string): Promise<PrevizCards> {
  const [sketch, animatic] = await Promise.all([
    readCard(folder, 'previz-sketch'),
    readCard(folder, 'previz-animatic'),
  ]);
  return { sketch, animatic };
}
