import type { ContentLevel } from '../../contract/content.ts';
import type { NewEnhancement } from '../../contract/enhancements.ts';
import { type Problem, Refusal } from '../../contract/problem.ts';
import type { Project } from '../../contract/studio.ts';
import type { WritingOrder } from '../../providers/chat/writer.ts';
import { admitAnswer } from './admit-words.ts';
import type { ChosenWriter, EnhancementParts } from './enhancement-parts.ts';
import { type Ending, endEnhancement, storeWritten } from './enhancements-store.ts';
import { readAnswer, readPlain, refuseTooLong } from './read-answer.ts';
import { createTeller } from './tell-text.ts';
import type { StopReason, Writing } from './writings.ts';

/** One thing that a writer is to write, once it was let in. */
export type WritingJob = {
  readonly asked: NewEnhancement;
  readonly project: Project;
  readonly content: ContentLevel;
  readonly writer: ChosenWriter;
  readonly order: WritingOrder;
};

/** What is told of one that was being written when the studio ended. */
export const stoppedProblem = (writer: string): Problem => ({
  code: 'writer_failed',
  message: 'The studio was stopped while this was being written. What had come by then is here.',
  writer,
  reason: 'broken',
});

/** What is refused, or undefined for what nobody expected. */
function problemOf(raised: unknown): Problem | undefined {
  return raised instanceof Refusal ? raised.problem : undefined;
}

/** A writer may be slow to notice that nobody waits for it any more. */
const orStopped = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });

/** Lets a writer write to its end, tells what comes, and stores how it ended. Never raises. */
export async function runWriting(parts: EnhancementParts, writing: Writing, job: WritingJob): Promise<void> {
  const { database, events, contentRules, log } = parts;
  const { asked, project, order } = job;
  const { facts, writer } = job.writer;
  const { id, ownerId, stop } = writing;
  const began = performance.now();
  const since = () => Math.round(performance.now() - began);
  let firstTextMs: number | null = null;
  const check = (text: string) => {
    refuseTooLong(facts.name, asked, text);
    return admitAnswer(database.read, contentRules, project, asked, text);
  };
  const teller = createTeller({
    check,
    tell: (from, text) => {
      writing.written += text;
      events.mention(ownerId, { type: 'enhancement.text', enhancementId: id, from, text });
    },
    store: written => void database.write(db => storeWritten(db, id, written)).catch(() => undefined), // its end is stored, or fails, for itself
    onRaised: raised => stop.abort(raised),
  });
  const hear = (text: string) => {
    if (stop.signal.aborted) return;
    firstTextMs ??= since();
    teller.hear(text);
  };
  const write = async (): Promise<Ending> => {
    const written = await orStopped(writer.write(order, hear, stop.signal), stop.signal);
    teller.finish();
    const prompts = facts.kind === 'rules' ? readPlain(asked, written) : readAnswer(facts.name, asked, written);
    const level = check(written.text);
    const content = job.content === 'mature' ? 'mature' : level;
    return {
      state: 'done',
      written: written.text,
      prompts,
      problem: null,
      content,
      cutShort: written.cutShort,
      writerModel: written.model,
      firstTextMs,
      tookMs: since(),
      tokensIn: written.tokensIn,
      tokensOut: written.tokensOut,
      answersOthers: content === job.content,
    };
  };
  const fail = (raised: unknown): Ending => {
    teller.drop();
    const reason: unknown = stop.signal.aborted ? stop.signal.reason : raised;
    const closed = reason === ('closed' satisfies StopReason);
    const cancelled = reason === ('cancelled' satisfies StopReason);
    const problem = closed ? stoppedProblem(facts.name) : cancelled ? null : problemOf(reason);
    if (problem === undefined) log(`A writer failed: ${reason instanceof Error ? reason.stack : String(reason)}`);
    const hidden = problem?.code === 'content_refused' || problem?.code === 'content_level';
    return {
      state: cancelled ? 'cancelled' : 'failed',
      written: hidden ? '' : writing.written,
      prompts: [],
      problem: problem === undefined ? brokenProblem(facts.name) : problem,
      content: job.content,
      cutShort: false,
      writerModel: null,
      firstTextMs,
      tookMs: since(),
      tokensIn: null,
      tokensOut: null,
      answersOthers: false,
    };
  };

  const ending = await write().catch(fail);
  try {
    await database.write(db => {
      if (endEnhancement(db, id, ending)) events.publish(db, ownerId, { type: 'enhancement.ended', enhancementId: id });
    });
  } catch (error) {
    log(`The end of an enhancement could not be stored: ${String(error)}`); // it is `failed` after the next start
  }
  parts.writings.forget(id);
}

const brokenProblem = (writer: string): Problem => ({
  code: 'writer_failed',
  message: `${writer} could not write this, for a reason that the studio does not know. Your own words are as they were.`,
  writer,
  reason: 'broken',
});
