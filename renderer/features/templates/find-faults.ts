import { findVariables } from '../../../backend/contract/template-words.ts';
import { type PromptPurpose, type TemplateBody, TemplateVariable } from '../../../backend/contract/templates.ts';

/** What is wrong with a template, by field: it cannot be saved so. */
export type Faults = Partial<Record<'name' | 'system' | 'user', string>>;

const MOST_NAME = 80;
const MOST_WORDS = 8_000;

/** How many letters two names differ in: inserted, left out, other, or changed places with the next. */
function distance(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const [up = 0, side = 0, both = 0] = [row[j], next[j - 1], row[j - 1]];
      const least = Math.min(up + 1, side + 1, both + Number(a[i - 1] !== b[j - 1]));
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? least) + 1 : least;
      next.push(Math.min(least, swapped));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

/** The variable that somebody who wrote this may have meant; undefined where none is near. */
function guess(name: string): TemplateVariable | undefined {
  const [nearest] = TemplateVariable.options
    .map(known => ({ known, far: distance(name.toLowerCase(), known) }))
    .toSorted((a, b) => a.far - b.far);
  return nearest && nearest.far <= 2 ? nearest.known : undefined;
}

const braced = (name: string) => `{{${name}}}`;

function sayUnknown(words: string): string | undefined {
  const unknown = [...new Set(findVariables(words).flatMap(({ name, known }) => (known ? [] : [name])))];
  if (unknown.length === 0) return undefined;
  const [first = ''] = unknown;
  const meant = unknown.length === 1 ? guess(first) : undefined;
  const names = unknown.map(braced).join(', ');
  const what = unknown.length === 1 ? `${names} is no variable.` : `${names} are no variables.`;
  return meant ? `${what} Did you mean ${braced(meant)}?` : `${what} Choose one of those below.`;
}

const sayLength = (words: string, most: number, what: string): string | undefined => {
  if (words.trim() === '') return `${what} is empty.`;
  const over = words.trim().length - most;
  return over > 0 ? `${over.toLocaleString('en')} characters too many: ${most.toLocaleString('en')} fit.` : undefined;
};

const IN_BRACES = /\{\{\s*[^{}]*?\s*\}\}/g;

const sayOpen = (words: string): string | undefined =>
  words.replaceAll(IN_BRACES, '').includes('{{') ? 'Braces are opened with {{ and never closed with }}.' : undefined;

const sayMissing = (words: string): string | undefined =>
  findVariables(words).some(({ name }) => name === 'prompt')
    ? undefined
    : '{{prompt}} is missing: the writer would not hear the person’s words.';

/** What keeps a template from being saved. */
export function findFaults({ name, system, user }: TemplateBody): Faults {
  const found = {
    name: sayLength(name, MOST_NAME, 'The name'),
    system: sayLength(system, MOST_WORDS, 'This') ?? sayUnknown(system) ?? sayOpen(system),
    user: sayLength(user, MOST_WORDS, 'This') ?? sayUnknown(user) ?? sayOpen(user) ?? sayMissing(user),
  };
  return Object.fromEntries(Object.entries(found).filter(([, fault]) => fault !== undefined));
}

const NEEDED: Partial<Record<PromptPurpose, readonly TemplateVariable[]>> = {
  edit: ['instruction'],
  many: ['count'],
};

/** A variable that this purpose lives by and that the template lacks; it may still be saved. Undefined where there is none. */
export function findLack(purpose: PromptPurpose, { system, user }: TemplateBody): string | undefined {
  const has = new Set(findVariables(`${system}\n${user}`).map(({ name }) => name));
  const lacking = NEEDED[purpose]?.find(name => !has.has(name));
  return lacking && `${braced(lacking)} is nowhere in it, and without it the writer does not know what is wanted.`;
}
