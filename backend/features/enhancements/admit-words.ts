import type { ReadyRules } from '../../content/content-rules.ts';
import type { ContentLevel } from '../../contract/content.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Project } from '../../contract/studio.ts';
import type { PromptPurpose } from '../../contract/templates.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { admitContent } from '../content/index.ts';

/** Rates words as those of a task for a picture would be. Raises `content_refused` and `content_level`. */
export const admitWords = (
  db: ReadableDb,
  rules: ReadyRules,
  project: Project,
  { words, negative }: { readonly words: string; readonly negative: string },
): ContentLevel =>
  admitContent(db, rules, {
    project,
    kind: 'image',
    words,
    negative,
    fromPicture: false,
    pictures: [],
    basedOn: 'general',
  });

/**
 * Rates what a writer wrote of these words, as far as it has come. Raises what `admitWords` raises, in words that tell whose they were: what is refused is
 * not given out.
 */
export function admitAnswer(
  db: ReadableDb,
  rules: ReadyRules,
  project: Project,
  { purpose, text }: { readonly purpose: PromptPurpose; readonly text: string },
  answer: string,
): ContentLevel {
  try {
    return admitWords(
      db,
      rules,
      project,
      purpose === 'negative' ? { words: text, negative: answer } : { words: answer, negative: '' },
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { problem } = error;
    if (problem.code === 'content_refused')
      throw new Refusal({ ...problem, message: 'What the writer wrote is refused here, so it is not shown.' });
    if (problem.code === 'content_level')
      throw new Refusal({
        ...problem,
        message: `What the writer wrote is for adults, which this ${problem.lacks} does not make, so it is not shown.`,
      });
    throw error;
  }
}
