import type { Recipe } from '../../../backend/contract/generations.ts';

/** A result with the recipe it was made by. */
export type Made = { readonly sha256: string; readonly recipe: Recipe };

/** How faithfully something was made again: the same bytes, the same recipe with nothing left out, or as well as could be, with what differs. */
export type Faith =
  | { readonly badge: 'identical' | 'same recipe' }
  | { readonly badge: 'best effort'; readonly differs: readonly string[] };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function listVersions(a: Recipe, b: Recipe): string[] {
  const names = [...new Set([...Object.keys(a.versions), ...Object.keys(b.versions)])];
  return names
    .filter(name => a.versions[name] !== b.versions[name])
    .map(name => `${name}: ${a.versions[name] ?? 'none'} before, ${b.versions[name] ?? 'none'} here`);
}

/**
 * Compares something made again with what it was made from; null where it was not asked for by the same recipe.
 * Two machines seldom make the same bytes from the same noise, so only equal bytes are called identical.
 */
export function compareRecipes(before: Made, after: Made): Faith | null {
  const [a, b] = [before.recipe, after.recipe];
  const asked = ({ parameters: { count: _count, ...rest } }: Recipe) =>
    Object.entries(rest).toSorted(([x], [y]) => (x < y ? -1 : 1));
  if (a.model.id !== b.model.id || !same(asked(a), asked(b))) return null;
  if (before.sha256 === after.sha256) return { badge: 'identical' };
  const differs = [
    ...(a.model.version === b.model.version
      ? []
      : [`Model version: ${a.model.version} before, ${b.model.version} here`]),
    ...(a.runtime === b.runtime ? [] : [`Runtime: ${a.runtime} before, ${b.runtime} here`]),
    ...(a.runtime === b.runtime ? listVersions(a, b) : []),
    ...b.unmapped.map(({ name, why }) => `${name}: ${why}`),
    ...a.unmapped
      .filter(({ name }) => !b.unmapped.some(other => other.name === name))
      .map(({ name, why }) => `${name}, the first time: ${why}`),
  ];
  return differs.length === 0 ? { badge: 'same recipe' } : { badge: 'best effort', differs };
}
