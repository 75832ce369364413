import type { FoundRecipe } from '../contract/media.ts';
import { EmbeddedRecipe } from './embedded-recipe.ts';

/**
 * A recipe as the JSON that goes into files. Characters that XML cannot hold are written as escapes (`JSON.stringify`
 * does so for controls and lone surrogates; U+FFFE and U+FFFF are added), so that one text fits PNG and XMP alike.
 */
export const writeRecipeJson = (recipe: EmbeddedRecipe): string =>
  JSON.stringify(recipe).replace(/[\ufffe\uffff]/g, odd => `\\u${odd.charCodeAt(0).toString(16)}`);

/** Reads a recipe that `writeRecipeJson` wrote; null for any other text. */
export function readRecipeJson(text: string): FoundRecipe | null {
  try {
    const recipe = EmbeddedRecipe.safeParse(JSON.parse(text));
    return recipe.success ? { modelId: recipe.data.model.id, parameters: recipe.data.parameters } : null;
  } catch {
    return null;
  }
}
