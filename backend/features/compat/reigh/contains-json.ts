const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Whether one JSON value contains another as PostgreSQL's `@>` has it: members and elements in any order, scalars by
 * their value. The parameters of a task are an object, so the exception that it makes for a scalar in an array is left out.
 */
export function containsJson(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part))
    return Array.isArray(whole) && part.every(item => whole.some(candidate => containsJson(candidate, item)));
  if (isRecord(part))
    return (
      isRecord(whole) &&
      Object.entries(part).every(([name, value]) => Object.hasOwn(whole, name) && containsJson(whole[name], value))
    );
  return whole === part;
}
