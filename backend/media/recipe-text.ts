import type { FoundRecipe } from '../contract/media.ts';
import type { Parameters, ParameterValue } from '../contract/parameters.ts';
import type { EmbeddedRecipe } from './embedded-recipe.ts';
import { splitSettings } from './split-settings.ts';

/*
 * The text that Stable Diffusion programs write into pictures under `parameters`:
 *   the prompt, on as many lines as it has
 *   Negative prompt: likewise
 *   Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 42, Size: 512x768, Model: "one, two"
 */

const NEGATIVE = 'Negative prompt:';
/** Our names of parameters beside theirs, in the order that they write them. */
const NAMES: readonly (readonly [name: string, theirs: string])[] = [
  ['steps', 'Steps'],
  ['sampler', 'Sampler'],
  ['scheduler', 'Schedule type'],
  ['guidance', 'CFG scale'],
  ['seed', 'Seed'],
  ['size', 'Size'],
  ['strength', 'Denoising strength'],
];
const NUMBERS: ReadonlySet<string> = new Set(['steps', 'guidance', 'seed', 'strength']);

/** NUL ends a text in PNG, and a line ends with a bare newline there. */
const clean = (text: string) => text.toWellFormed().replaceAll('\0', '').replace(/\r\n?/g, '\n');

/** A value with a comma, a colon or a line end would be taken apart by readers, so it is quoted as JSON. */
const quote = (text: string) => (/[,:"\n]/.test(text) ? JSON.stringify(text) : text);

function writeValue(value: ParameterValue): string {
  if (typeof value !== 'object') return quote(clean(String(value)));
  return 'media' in value ? value.media : `${value.width}x${value.height}`;
}

/** Writes a recipe as the text that other programs read. A parameter without a name of theirs goes in under ours. */
export function writeRecipeText({ model, parameters }: EmbeddedRecipe): string {
  const { prompt, negative, ...others } = parameters;
  const known = NAMES.filter(([name]) => others[name] !== undefined);
  const rest = Object.keys(others).filter(name => !NAMES.some(([known]) => known === name));
  const settings = [...known, ...rest.map(name => [name, name] as const)].flatMap(([name, theirs]) => {
    const value = others[name];
    return value === undefined ? [] : [`${theirs}: ${writeValue(value)}`];
  });
  settings.push(`Model: ${quote(clean(model.name))}`, 'Version: Dailies');
  const lines = [clean(String(prompt ?? ''))];
  if (negative !== undefined && negative !== '') lines.push(`${NEGATIVE} ${clean(String(negative))}`);
  return [...lines, settings.join(', ')].join('\n');
}

/**
 * Reads such a text, ours or another program's. Settings that no parameter of ours stands for are left out.
 * A text without a line of settings is not a recipe: null.
 */
export function readRecipeText(text: string): FoundRecipe | null {
  const lines = text.trimEnd().split('\n');
  const settings = splitSettings(lines.pop() ?? '');
  if (!settings) return null;
  const at = lines.findIndex(line => line.trimStart().startsWith(NEGATIVE));
  const prompt = (at < 0 ? lines : lines.slice(0, at)).join('\n').trim();
  const negative = at < 0 ? '' : lines.slice(at).join('\n').trim().slice(NEGATIVE.length).trim();
  const parameters: Parameters = { prompt };
  if (negative !== '') parameters.negative = negative;
  for (const [name, theirs] of NAMES) {
    const value = readValue(name, settings.get(theirs));
    if (value !== null) parameters[name] = value;
  }
  return { modelId: null, parameters };
}

function readValue(name: string, text: string | undefined): ParameterValue | null {
  if (text === undefined || text === '') return null;
  if (name === 'size') {
    const [, width, height] = /^(\d{1,6})\s?x\s?(\d{1,6})$/.exec(text) ?? [];
    return width && height ? { width: Number(width), height: Number(height) } : null;
  }
  if (!NUMBERS.has(name)) return text;
  const number = Number(text);
  return Number.isFinite(number) && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : null;
}
