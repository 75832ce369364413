import { type DiffPart, diffWords } from '../../../ui/diff-words.ts';

const countWords = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’_-]*/gu)?.length ?? 0;

/** What has become of a text in one sentence: `12 words added, 3 removed`. */
export function sayDiff(before: string, after: string): string {
  const parts = diffWords(before, after);
  const count = (kind: DiffPart['kind']) =>
    parts.filter(part => part.kind === kind).reduce((sum, { text }) => sum + countWords(text), 0);
  const [added, removed] = [count('added'), count('removed')];
  const words = (number: number) => `${number.toLocaleString('en')} ${number === 1 ? 'word' : 'words'}`;
  if (added > 0) return `${words(added)} added${removed === 0 ? '' : `, ${removed.toLocaleString('en')} removed`}`;
  if (removed > 0) return `${words(removed)} removed`;
  return parts.some(({ kind }) => kind !== 'same') ? 'Only signs changed' : 'Nothing changed';
}
