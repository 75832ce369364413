import type { CountWord } from './load-clip.ts';
import { measurePrompt } from './measure-prompt.ts';
import type { WordLists } from './read-list.ts';
import type { TextLimit } from './text-limits.ts';

/** A clause with the mark that ends it; commas inside brackets end none. */
function splitClauses(prompt: string): string[] {
  const clauses: string[] = [];
  let depth = 0;
  let begun = 0;
  for (let at = 0; at < prompt.length; at++) {
    const sign = prompt[at] ?? '';
    if (prompt[at - 1] === '\\') continue;
    if ('([{<'.includes(sign)) depth += 1;
    else if (')]}>'.includes(sign)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[,.;:!?。、，\n]/.test(sign) && !/\d/.test(prompt[at + 1] ?? '')) {
      clauses.push(prompt.slice(begun, at + 1));
      begun = at + 1;
    }
  }
  if (begun < prompt.length) clauses.push(prompt.slice(begun));
  return clauses;
}

/**
 * Shortens a prompt to what the model reads, clause by clause from its end, since what stands first weighs most. Where not even the first clause fits,
 * its last words go. A prompt that fits comes back as it is.
 */
export function trimPrompt(prompt: string, limit: TextLimit, countWord: CountWord, lists?: WordLists): string {
  const fits = (text: string) => {
    const { unread, blocks } = measurePrompt(text, limit, countWord, lists);
    return unread === null && blocks === 1;
  };
  if (fits(prompt)) return prompt;
  const shorten = (parts: readonly string[]): string => {
    let [least, most] = [0, parts.length];
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      if (fits(parts.slice(0, middle).join(''))) least = middle;
      else most = middle - 1;
    }
    return parts.slice(0, least).join('');
  };
  const kept = shorten(splitClauses(prompt));
  const text = kept.trim() === '' ? shorten(prompt.split(/(?<=\s)/)) : kept;
  return text.replace(/[\s,;:、，]+$/u, '');
}
