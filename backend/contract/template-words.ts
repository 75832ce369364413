import { TemplateVariable } from './templates.ts';

/** A variable in a template's words: its name as it was written, and where its braces begin and end, in characters. */
export type FoundVariable = {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly known: boolean;
};

const IN_BRACES = /\{\{\s*([^{}]*?)\s*\}\}/g;
const NAMES: ReadonlySet<string> = new Set(TemplateVariable.options);

/** Everything in double braces, in the order that it stands; what is in them may have spaces around it. Braces that are not closed are words. */
export const findVariables = (words: string): readonly FoundVariable[] =>
  [...words.matchAll(IN_BRACES)].map(({ 0: whole, 1: name = '', index }) => ({
    name,
    from: index,
    to: index + whole.length,
    known: NAMES.has(name),
  }));
