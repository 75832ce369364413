import { readFile } from 'node:fs/promises';
import { Refusal } from '../../contract/problem.ts';
import { cleanMedia } from '../../media/clean-media.ts';
import { embedRecipe } from '../../media/embed-recipe.ts';
import { downloadHeaders } from '../../media/serve-media.ts';
import type { Owner } from '../../plugins/caller.ts';
import type { GenerationParts } from './generation-parts.ts';
import { readGeneration } from './read-generation.ts';
import { refuseMissingFile } from './refuse-missing-file.ts';

const ENDING: Record<string, string> = { 'image/jpeg': 'jpg', 'video/mp4': 'mp4', 'video/webm': 'webm' };

const nameOf = (prompt: string, seed: number | null, type: string): string => {
  const words = prompt
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .slice(0, 8)
    .join(' ');
  return `${words || 'take'}${seed === null ? '' : ` ${seed}`}.${ENDING[type] ?? type.slice(type.indexOf('/') + 1)}`;
};

/** The types that a clean download can be made of. */
const CLEANED = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'video/mp4', 'video/webm'];

/** A file to be kept outside: with the recipe in it where the format can carry one, or clean of all words. Raises `not_found`, or `unsupported_media` for what cannot be cleaned. */
export async function downloadFile(parts: GenerationParts, owner: Owner, id: string, clean: boolean) {
  const { generation, variants } = readGeneration(
    parts.database.read,
    owner,
    id,
    parts.readTakeExpiryDays(parts.database.read),
  );
  const { sha256, type } = generation.media;
  const stored = await readFile(parts.store.pathOf(sha256)).catch(error => {
    throw refuseMissingFile(error, sha256);
  });
  const recipe = variants.find(variant => variant.primary)?.recipe;
  const { bytes, left } =
    clean || !recipe
      ? cleanMedia(stored, type)
      : embedRecipe(stored, type, {
          version: 1,
          model: { id: recipe.model.id, name: recipe.model.name },
          parameters: recipe.parameters,
          runtime: recipe.runtime,
          worker: recipe.worker,
          createdAt: generation.createdAt,
        });
  if (clean && left !== null) {
    const message = `A ${type} file cannot be cleaned of its words here. Download it with its recipe instead.`;
    throw new Refusal({ code: 'unsupported_media', message, found: type, accepted: CLEANED });
  }
  return { bytes, headers: downloadHeaders(nameOf(generation.prompt, generation.seed, type), type) };
}
