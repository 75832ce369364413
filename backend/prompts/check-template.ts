import { type Issue, Refusal } from '../contract/problem.ts';
import { findVariables } from '../contract/template-words.ts';
import { type TemplateBody, TemplateVariable } from '../contract/templates.ts';

const NAMES = TemplateVariable.options.map(name => `{{${name}}}`).join(', ');

/** Where a character stands, as people count. */
function placeOf(words: string, at: number): string {
  const before = words.slice(0, at).split('\n');
  return `line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1}`;
}

function checkWords(words: string, path: string): Issue[] {
  const found = findVariables(words);
  const unknown = found
    .filter(({ known }) => !known)
    .map(({ from, to }) => ({
      path,
      message: `${placeOf(words, from)}: there is no variable ${words.slice(from, to)}. There are ${NAMES}.`,
    }));
  const rest = found.reduce(
    (left, { from, to }) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to),
    words,
  );
  const open = rest.indexOf('{{');
  if (open === -1) return unknown;
  return [...unknown, { path, message: `${placeOf(words, open)}: these braces are not closed with }}.` }];
}

/** What is wrong with a template's words, by place; `at` is where the body lies in what was sent. */
export function checkTemplate({ system, user }: Pick<TemplateBody, 'system' | 'user'>, at = 'body'): Issue[] {
  const issues = [...checkWords(system, `${at}.system`), ...checkWords(user, `${at}.user`)];
  if (findVariables(user).some(({ name }) => name === 'prompt')) return issues;
  return [...issues, { path: `${at}.user`, message: 'It has no {{prompt}}, so the writer would not see the words.' }];
}

/** Raises `invalid_request` with each place, where a template cannot be filled in. */
export function refuseBadTemplate(body: Pick<TemplateBody, 'system' | 'user'>, at = 'body'): void {
  const issues = checkTemplate(body, at);
  const first = issues[0];
  if (first) throw new Refusal({ code: 'invalid_request', message: `${first.path}, ${first.message}`, issues });
}
