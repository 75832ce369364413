import type { Enhancement, NewEnhancement } from '../../contract/enhancements.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Owner } from '../../plugins/caller.ts';
import type { EnhancementParts } from './enhancement-parts.ts';
import { readEnhancement } from './read-enhancement.ts';
import { type MoreAsked, startEnhancement } from './start-enhancement.ts';
import type { StopReason } from './writings.ts';

/** How long somebody waits for a writer, in ms, and what tells that nobody does any more. */
export type Waiting = { readonly waitMs: number; readonly gone: AbortSignal };

/**
 * Lets a writer work on words to its end, for callers that hear no events; it is stopped when nobody waits for it any more. Raises what `startEnhancement`
 * raises, the problem of one that failed, `writer_failed` for one that was not done in time or was stopped.
 */
export async function finishEnhancement(
  parts: EnhancementParts,
  owner: Owner,
  asked: NewEnhancement,
  { waitMs, gone }: Waiting,
  more: Omit<MoreAsked, 'alone'> = {},
): Promise<Enhancement> {
  const { id, writer } = await startEnhancement(parts, owner, asked, { ...more, alone: true });
  const writing = parts.writings.find(id);
  const fail = (message: string, reason: 'too_slow' | 'broken') =>
    new Refusal({ code: 'writer_failed', message, writer: writer.name, reason });
  const leave = () => writing?.stop.abort('cancelled' satisfies StopReason);
  const giveUp = () =>
    writing?.stop.abort(fail(`${writer.name} was not done after ${Math.round(waitMs / 1_000)} s.`, 'too_slow'));
  const timer = setTimeout(giveUp, waitMs);
  if (gone.aborted) leave();
  else gone.addEventListener('abort', leave, { once: true });
  await writing?.ended;
  clearTimeout(timer);
  gone.removeEventListener('abort', leave);
  const ended = readEnhancement(parts, owner, id);
  if (ended.state === 'done') return ended;
  if (ended.problem !== null) throw new Refusal(ended.problem);
  throw fail(`${writer.name} was stopped before it was done.`, 'broken');
}
