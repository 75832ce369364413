import { stemOf, wordsOf } from './thesaurus.ts';

/** What a project's rules say in a way that is understood without a model. */
export type ProjectRules = { readonly always: readonly string[]; readonly never: readonly string[] };

const ALWAYS = /^(?:always|must)\s+(?:(?:add|use|include|have|show|mention|be)\s+)?(.+)$/i;
const NEVER = /^(?:never|no|without|avoid|do not|don[’']t)\s+(?:(?:any|add|use|include|have|show|mention)\s+)*(.+)$/i;

/** Reads those lines of a project's rules that begin with “always” or “never”; others need a model. */
export function readProjectRules(rules: string): ProjectRules {
  const lines = rules
    .split(/[\n;.]+/)
    .map(line => line.replace(/^[\s*•-]+/, '').trim())
    .filter(line => line !== '');
  const of = (pattern: RegExp) =>
    lines.flatMap(line => {
      const told = pattern.exec(line)?.[1]?.trim();
      return told ? told.split(/\s*(?:,|\band\b|\bor\b)\s*/i).filter(one => one !== '') : [];
    });
  return { always: of(ALWAYS), never: of(NEVER) };
}

/** Whether a text has these words in a row, whatever their case and number. */
export function hasWords(text: string, words: string): boolean {
  const stems = wordsOf(text).map(({ stem }) => stem);
  const wanted = words.split(/\s+/).map(stemOf);
  return stems.some((_, at) => wanted.every((word, index) => stems[at + index] === word));
}
