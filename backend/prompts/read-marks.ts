import { type Issue, Refusal } from '../contract/problem.ts';

/** Where words stand, so that what is wrong with them can be told: the field's path, and its name in a sentence. */
export type Place = { readonly path: string; readonly name: string };

/** A piece of words with choices in it: as it is, drawn from a list, or one or more of several. `at` counts characters from 0. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly name: string; readonly at: number }
  | {
      readonly kind: 'choice';
      readonly options: readonly Option[];
      /** So many of the options are drawn. */
      readonly least: number;
      readonly most: number;
      readonly joiner: string;
      readonly at: number;
    };
/** One of several, and how often it comes beside the others. */
export type Option = { readonly weight: number; readonly parts: readonly Part[] };

type Sign = { readonly kind: 'open' | 'bar' | 'shut'; readonly at: number };
type Token = Extract<Part, { kind: 'text' | 'list' }> | Sign;

/** What the name of a list looks like: letters and digits, with single `-` `_` `/` between them. */
const NAME = '[\\p{L}\\p{M}\\p{N}]+(?:[-_/][\\p{L}\\p{M}\\p{N}]+)*';
const SPECIAL = new RegExp(`(?<!\\\\)(\\\\*)(?:([{|}])|__(?:(${NAME})__)?)`, 'gu');
const SIGNS: Readonly<Record<string, Sign['kind']>> = { '{': 'open', '|': 'bar', '}': 'shut' };
const HOW_MANY = /^\s*(\d{1,4})(?:-(\d{1,4}))?\$\$(?:([^$]{0,40})\$\$)?/;
const WEIGHT = /^\s*(\d{1,6}(?:\.\d{1,6})?)::/;
const DEPTH_MOST = 20;

/** Raised as `invalid_request` where words with choices cannot be drawn. */
export function refuseWords({ path, name }: Place, why: string): Refusal {
  const message = `In ${name}, ${why}`;
  const issues: Issue[] = [{ path, message }];
  return new Refusal({ code: 'invalid_request', message: `${message}.`, issues });
}

/** How far a sign goes that means nothing. Of a name only its first underscores lose their meaning, and of underscores without one the second may begin one. */
const lengthOf = (sign: string | undefined, slashes: string, list: string | undefined) =>
  sign === undefined && (slashes !== '' || list !== undefined) ? 2 : 1;

/** A backslash takes a sign's meaning away; two of them before a sign are one. Before anything else they are what they are. */
function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let plain = '';
  let done = 0;
  const push = (token: Token) => {
    if (plain !== '') tokens.push({ kind: 'text', text: plain });
    plain = '';
    tokens.push(token);
  };
  SPECIAL.lastIndex = 0;
  for (let found = SPECIAL.exec(text); found !== null; found = SPECIAL.exec(text)) {
    const [whole, slashes = '', sign, list] = found;
    plain += text.slice(done, found.index) + slashes.slice(0, slashes.length >> 1);
    const at = found.index + slashes.length;
    const meant = slashes.length % 2 === 0;
    const kind = sign === undefined ? undefined : SIGNS[sign];
    done = found.index + whole.length;
    if (meant && kind) push({ kind, at });
    else if (meant && list !== undefined) push({ kind: 'list', name: list, at });
    else {
      done = at + lengthOf(sign, slashes, list);
      plain += text.slice(at, done);
    }
    SPECIAL.lastIndex = done;
  }
  plain += text.slice(done);
  if (plain !== '') tokens.push({ kind: 'text', text: plain });
  return tokens;
}

/** For each opening brace of a choice the places of its bars and of its end. Braces without a bar are words. */
function pair(tokens: readonly Token[], place: Place): Map<number, readonly number[]> {
  const choices = new Map<number, readonly number[]>();
  const open: { readonly index: number; readonly at: number; readonly bars: number[] }[] = [];
  tokens.forEach((token, index) => {
    if (token.kind === 'open') open.push({ index, at: token.at, bars: [] });
    else if (token.kind === 'bar') open.at(-1)?.bars.push(index);
    else if (token.kind === 'shut') {
      const begun = open.pop();
      if (begun && begun.bars.length > 0) choices.set(begun.index, [...begun.bars, index]);
    }
  });
  const lost = open.find(({ bars }) => bars.length > 0);
  if (lost) throw refuseWords(place, `the choice that begins at character ${lost.at + 1} has no } at its end`);
  return choices;
}

const WRITTEN: Readonly<Record<Sign['kind'], string>> = { open: '{', bar: '|', shut: '}' };

function trimEnds(parts: readonly Part[]): Part[] {
  const trimmed = parts.map((part, index): Part => {
    if (part.kind !== 'text') return part;
    const start = index === 0 ? part.text.trimStart() : part.text;
    return { kind: 'text', text: index === parts.length - 1 ? start.trimEnd() : start };
  });
  return trimmed.filter(part => part.kind !== 'text' || part.text !== '');
}

/** What stands at the beginning of an option, taken off it. */
function cutOff(parts: readonly Part[], pattern: RegExp): { found: RegExpExecArray | null; rest: readonly Part[] } {
  const [first, ...others] = parts;
  const found = first?.kind === 'text' ? pattern.exec(first.text) : null;
  if (!found || first?.kind !== 'text') return { found: null, rest: parts };
  return { found, rest: [{ kind: 'text', text: first.text.slice(found[0].length) }, ...others] };
}

function toChoice(options: readonly (readonly Part[])[], at: number, place: Place): Part {
  const [first = [], ...others] = options;
  const { found, rest } = cutOff(first, HOW_MANY);
  const weighed = [rest, ...others].map(parts => {
    const { found: weight, rest: words } = cutOff(parts, WEIGHT);
    return { weight: weight ? Number(weight[1]) : 1, parts: trimEnds(words) };
  });
  if (weighed.every(({ weight }) => weight === 0))
    throw refuseWords(place, `the choice at character ${at + 1} has nothing that could be drawn: every weight is 0`);
  const [, from = '1', to = from, joiner = ', '] = found ?? [];
  const least = Number(from);
  const most = Number(to);
  if (least > most)
    throw refuseWords(
      place,
      `the choice at character ${at + 1} is to draw from ${least} up to ${most}: turn them round`,
    );
  return { kind: 'choice', options: weighed, least, most, joiner, at };
}

/**
 * Reads `{a|b|c}` with weights `{3::a|b}`, several `{2$$a|b|c}` `{1-2$$ and $$a|b|c}`, one in another, and `__name__` for a line of a list. `\{` `\|` `\}` `\__`
 * are words, and so are braces without a bar. Raises `invalid_request` for a choice that has no end, cannot be drawn or lies deeper than 20.
 * Source: the page "Syntax" of Dynamic Prompts, as far as it goes without commands.
 */
export function readMarks(text: string, place: Place): readonly Part[] {
  const tokens = tokenize(text);
  const choices = pair(tokens, place);
  const readRange = (from: number, to: number, depth: number): Part[] => {
    const parts: Part[] = [];
    for (let index = from; index < to; index++) {
      const token = tokens[index];
      if (!token) break;
      const ends = token.kind === 'open' ? choices.get(index) : undefined;
      if (token.kind === 'open' && ends) {
        if (depth >= DEPTH_MOST) throw refuseWords(place, `choices lie more than ${DEPTH_MOST} deep in one another`);
        const starts = [index, ...ends.slice(0, -1)];
        const options = ends.map((end, n) => readRange((starts[n] ?? index) + 1, end, depth + 1));
        parts.push(toChoice(options, token.at, place));
        index = ends.at(-1) ?? index;
      } else if (token.kind === 'text' || token.kind === 'list') parts.push(token);
      else parts.push({ kind: 'text', text: WRITTEN[token.kind] });
    }
    return parts;
  };
  return readRange(0, tokens.length, 0);
}

const mayHaveMarks = (text: string) => /[{|}]|__/.test(text);

/** Whether words are given to a model as they are written: nothing in them is drawn, and no backslash is taken away. */
export function isPlain(text: string): boolean {
  if (!mayHaveMarks(text)) return true;
  const tokens = tokenize(text);
  let written = '';
  for (const token of tokens) {
    if (token.kind === 'list') return false;
    written += token.kind === 'text' ? token.text : WRITTEN[token.kind];
  }
  if (written !== text) return false;
  // A bar between braces makes a choice; one with no end would be refused.
  let open: boolean[] = [];
  for (const { kind } of tokens) {
    if (kind === 'open') open.push(false);
    else if (kind === 'bar' && open.length > 0) open[open.length - 1] = true;
    else if (kind === 'shut' && open.pop()) return false;
  }
  open = open.filter(Boolean);
  return open.length === 0;
}

/** Words written so that reading them draws nothing and gives them back as they are. */
export const escapeMarks = (text: string): string => {
  if (isPlain(text)) return text;
  let escaped = '';
  let done = 0;
  SPECIAL.lastIndex = 0;
  for (let found = SPECIAL.exec(text); found !== null; found = SPECIAL.exec(text)) {
    const [, slashes = '', sign, list] = found;
    const at = found.index + slashes.length;
    const end = at + lengthOf(sign, slashes, list);
    const mark = sign === undefined && list === undefined ? '' : '\\';
    escaped += `${text.slice(done, found.index)}${slashes}${slashes}${mark}${text.slice(at, end)}`;
    done = end;
    SPECIAL.lastIndex = done;
  }
  return escaped + text.slice(done);
};

/** The names of the lists that words may draw from, each once. */
export function namesIn(parts: readonly Part[]): string[] {
  const names = new Set<string>();
  const look = (within: readonly Part[]) => {
    for (const part of within) {
      if (part.kind === 'list') names.add(part.name);
      else if (part.kind === 'choice') for (const option of part.options) look(option.parts);
    }
  };
  look(parts);
  return [...names];
}
