import type { NewEnhancement } from '../../contract/enhancements.ts';
import { Refusal } from '../../contract/problem.ts';
import type { WriterKind } from '../../contract/writers.ts';
import { readAnswer, readPlain } from './read-answer.ts';

/** Thoughts that never came to their end: nothing of the answer had come yet. */
const STILL_THINKING = /^\s*<think>(?![\s\S]*<\/think>)/i;

/** One that did not come to its end, with what had come by then. */
export type Stopped = Pick<NewEnhancement, 'purpose' | 'text'> & {
  readonly writer: { readonly name: string; readonly kind: WriterKind };
  readonly written: string;
};

/** The prompts in the words of a writer that was stopped or broke off; none where nothing of them can be used. Of many, the last is left out: it was not whole. */
export function readWhatCame({ purpose, text, writer, written }: Stopped): string[] {
  if (written.trim() === '' || STILL_THINKING.test(written)) return [];
  if (writer.kind === 'rules') return readPlain({ purpose }, { text: written });
  try {
    return readAnswer(
      writer.name,
      { purpose, text, count: Number.POSITIVE_INFINITY, existing: [] },
      { text: written, cutShort: true },
    );
  } catch (error) {
    if (error instanceof Refusal) return []; // a web page, an excuse, or the same words
    throw error;
  }
}
