import path from 'node:path';
import { type Problem, Refusal } from '../../backend/contract/problem.ts';
import type { OutboxEntry } from './outbox.ts';
import { sendBytes } from './send-bytes.ts';
import type { StudioDoor } from './studio-door.ts';

/**
 * What became of a delivery: the studio has it; it will never want it, since a person cancelled the task; it may want it later; it is shut to this
 * worker for good; or it cannot take these bytes at all.
 */
export type Delivered =
  | { readonly is: 'taken' }
  | { readonly is: 'unwanted' | 'later' | 'shut' | 'refused'; readonly problem: Problem };

const outcomeOf = (problem: Problem): Delivered => {
  switch (problem.code) {
    case 'task_finished':
      return { is: 'unwanted', problem };
    case 'not_signed_in':
    case 'not_allowed':
    case 'lease_lost':
      return { is: 'shut', problem };
    case 'unsupported_media':
    case 'too_large':
      return { is: 'refused', problem };
    case 'invalid_request':
      // Bytes that were swept before they were delivered are sent again.
      return { is: problem.issues.some(({ path: at }) => at.startsWith('results.')) ? 'later' : 'refused', problem };
    default:
      return { is: 'later', problem };
  }
};

/** Tries once to hand in an entry's bytes and to finish its attempt; both are safe to repeat. `again` where it was tried before. */
export async function deliver(studio: StudioDoor, entry: OutboxEntry, again: boolean): Promise<Delivered> {
  const { attemptId, folder, files, facts } = entry;
  try {
    for (const { name, sha256, type, bytes } of files)
      await sendBytes(studio, { path: path.join(folder, name), sha256, type, bytes }, again);
    const results = files.map(({ sha256, seed }) => ({ sha256, seed }));
    const taken = await studio.deliver({ params: { id: attemptId }, body: { ...facts, results } });
    return taken.ok ? { is: 'taken' } : outcomeOf(taken.problem);
  } catch (error) {
    if (error instanceof Refusal) return outcomeOf(error.problem);
    throw error;
  }
}
