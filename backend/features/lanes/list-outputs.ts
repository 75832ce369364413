/** The most files that one run may hand out. */
const MOST = 16;

const urlOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'object' && value !== null && 'url' in value && typeof value.url === 'string')
    return [value.url];
  return [];
};

/** The addresses of what a run made: in one field of the answer, or the answer itself; one or several, plain or as `{ url }`. */
export function listOutputs(answer: unknown, field: string | null): string[] {
  const held =
    field === null
      ? answer
      : typeof answer === 'object' && answer !== null
        ? (answer as Readonly<Record<string, unknown>>)[field]
        : undefined;
  return (Array.isArray(held) ? held : [held]).flatMap(urlOf).slice(0, MOST);
}
