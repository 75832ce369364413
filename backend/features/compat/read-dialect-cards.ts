import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ModelCard } from '../../contract/models.ts';
import { Dialect } from '../../contract/tokens.ts';
import type { DialectCards } from '../workers/index.ts';

function readFolder(folder: string): ModelCard[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter(name => name.endsWith('.json'));
  return names.sort().map(name => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as ModelCard);
}

/** The model cards of each other studio's workers, `compat/<dialect>/*.json` of the resources; that each is one is held by a test. */
export function readDialectCards(resourcesFolder: string): DialectCards {
  const [reigh, ourvidz] = Dialect.options.map(dialect => readFolder(path.join(resourcesFolder, 'compat', dialect)));
  return { reigh: reigh ?? [], ourvidz: ourvidz ?? [] };
}
