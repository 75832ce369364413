import type { Recipe } from '../../contract/generations.ts';
import { resultOf } from '../../contract/models.ts';
import type { MediaReference, ParameterValue } from '../../contract/parameters.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Delivery } from '../../contract/worker.ts';
import type { WritableDb } from '../../db/handles.ts';
import {
  addGeneration,
  addLateVariant,
  findGenerationsOfTask,
  findMedia,
  isTakeOf,
  saveRating,
} from '../generations/index.ts';
import { type DeliveringRow, endAttempt, findDelivering } from './attempts-store.ts';
import type { BatchFacts } from './batches-store.ts';
import { heldBy } from './fail-attempt.ts';
import { succeedTask } from './succeed-task.ts';
import type { TaskParts } from './task-parts.ts';

/** What one who speaks for a worker adds to its delivery. */
export type Besides = {
  /** Its result is no picture or clip, but what `alongside` writes. */
  readonly empty?: boolean;
  /** The model that it ran as, where that is told apart from the one that was asked for. */
  readonly ranAs?: Recipe['model'];
  /** Written in the transaction that accepts it, before anyone is told, and not when it had been accepted before. */
  readonly alongside?: (db: WritableDb) => void;
  /** It may have said before that it failed: what it brings all the same counts like a late result. */
  readonly afterFailure?: boolean;
};

type Accepted = { accepted: 'result' | 'late'; generationIds: string[] };

const sayUnsaid = (words: string) =>
  `This model cannot be told what to leave out: ${words.length > 200 ? `${words.slice(0, 200)}…` : words}`;

function recipeOf(
  facts: BatchFacts,
  worker: string,
  delivery: Delivery,
  seed: number | null,
  ranAs?: Recipe['model'],
): Recipe {
  const { asked, words, unsaid } = facts;
  const { runtime, versions, unmapped, tookMs } = delivery;
  const asFor = { id: facts.modelId, name: facts.modelName, version: facts.modelVersion, label: facts.label };
  const model = ranAs ?? asFor;
  const stoodInFor = model.id === asFor.id ? null : { id: asFor.id, name: asFor.name };
  return {
    model,
    parameters: seed === null ? asked : { ...asked, seed },
    runtime,
    versions,
    worker,
    unmapped: unsaid === null ? unmapped : [...unmapped, { name: 'negative', why: sayUnsaid(unsaid) }],
    tookMs,
    ...(words && { words }),
    ...(stoodInFor && { stoodInFor }),
  };
}

const isMedia = (value: ParameterValue | undefined): value is MediaReference =>
  typeof value === 'object' && 'media' in value;

const refuseDelivery = (message: string, path: string) =>
  new Refusal({ code: 'invalid_request', message, issues: [{ path, message }] });

/** Stores what came of a task: its generations, or of a picture that was judged what it shows. Returns the generations' ids. */
function storeResults(
  { now }: TaskParts,
  db: WritableDb,
  { id: attemptId, taskId, workerName }: DeliveringRow,
  facts: BatchFacts,
  delivery: Delivery,
  ranAs: Recipe['model'] | undefined,
): string[] {
  const kind = resultOf[facts.kind];
  if (facts.kind === 'rate') {
    const { reference } = facts.asked;
    if (!delivery.rating || !isMedia(reference)) throw refuseDelivery('A rating is to be delivered', 'rating');
    saveRating(db, reference.media, delivery.rating, now());
    return [];
  }
  if (kind === null && facts.kind !== 'chain') {
    if (delivery.results.length > 0) throw refuseDelivery('Such a task makes no pictures or clips', 'results');
    return [];
  }
  if (delivery.results.length === 0 && facts.kind !== 'chain')
    throw refuseDelivery('A result is to be delivered', 'results');
  // What came of a chain is often what the last of its tasks has made: that is a take already.
  const fresh =
    facts.kind === 'chain'
      ? delivery.results.filter(({ sha256 }) => !isTakeOf(db, facts.batchId, sha256))
      : delivery.results;
  return fresh.map(({ sha256, seed }) => {
    const recipe = recipeOf(facts, workerName, delivery, seed, ranAs);
    const made = { ...facts, kind: kind ?? 'video', taskId, attemptId, sha256, seed, recipe };
    return addGeneration(db, made, now());
  });
}

function acceptResult(
  parts: TaskParts,
  db: WritableDb,
  attempt: DeliveringRow,
  facts: BatchFacts,
  delivery: Delivery,
  { empty = false, ranAs, alongside }: Besides,
): Accepted {
  const { events, now } = parts;
  const { id: attemptId, taskId } = attempt;
  alongside?.(db);
  const generationIds = empty ? [] : storeResults(parts, db, attempt, facts, delivery, ranAs);
  endAttempt(db, attemptId, 'accept', now(), { generationIds });
  parts.pace.ended(attemptId, delivery.tookMs);
  succeedTask(parts, db, { taskId, batchId: facts.batchId, ownerId: facts.ownerId }, attemptId, generationIds);
  if (facts.kind === 'rate' && facts.basedOn !== null)
    events.publish(db, facts.ownerId, { type: 'generation.changed', generationIds: [facts.basedOn], batchIds: [] });
  return { accepted: 'result', generationIds };
}

function keepLate(
  parts: TaskParts,
  db: WritableDb,
  attempt: DeliveringRow,
  facts: BatchFacts,
  delivery: Delivery,
  { ranAs }: Besides,
): Accepted {
  const { events, now } = parts;
  const have = findGenerationsOfTask(db, facts.batchId, attempt.taskId);
  const generationIds = delivery.results.flatMap(({ sha256, seed }, index) => {
    const generationId = have[index] ?? have[0];
    if (generationId === undefined) return [];
    const recipe = recipeOf(facts, attempt.workerName, delivery, seed, ranAs);
    addLateVariant(db, generationId, { attemptId: attempt.id, sha256, recipe }, now());
    return [generationId];
  });
  endAttempt(db, attempt.id, 'deliverLate', now(), { generationIds });
  events.publish(db, facts.ownerId, { type: 'generation.changed', generationIds, batchIds: [facts.batchId] });
  return { accepted: 'late', generationIds };
}

const refuseEnded = ({ taskId, state }: DeliveringRow) =>
  new Refusal({
    code: 'task_finished',
    message: `The attempt was ${state} before it delivered.`,
    taskId,
    status: state,
  });

/**
 * Accepts an attempt's results once, in one transaction: stores the generations, finishes the task, frees what waited for it.
 * The same delivery again answers the same. After a lease ran out the first delivery still wins; one that comes second is kept as extra variants,
 * also when its worker was told to stop meanwhile.
 * Raises `lease_lost`, `invalid_request` for bytes that were not handed in, `task_finished` when the person has cancelled.
 */
export const finishTask = (
  parts: TaskParts,
  workerId: string,
  attemptId: string,
  delivery: Delivery,
  besides: Besides = {},
): Promise<Accepted> =>
  parts.database.write(db => {
    const attempt = heldBy(findDelivering(db, attemptId), workerId, attemptId);
    switch (attempt.state) {
      case 'accepted':
      case 'late':
        return {
          accepted: attempt.state === 'late' ? 'late' : 'result',
          generationIds: JSON.parse(attempt.generationIds ?? '[]') as string[],
        };
      case 'submission_unknown':
        throw refuseEnded(attempt);
      case 'failed':
        if (!besides.afterFailure) throw refuseEnded(attempt);
        break;
      case 'cancelled':
        // Stopped by another attempt that was quicker, and not by a person: what it made all the same is kept.
        if (attempt.taskStatus !== 'succeeded') throw refuseEnded(attempt);
        break;
      case 'running':
      case 'expired':
        break;
      default:
        return attempt.state satisfies never;
    }
    const missing = delivery.results.findIndex(({ sha256 }) => !findMedia(db, sha256));
    if (missing >= 0) {
      const issues = [{ path: `results.${missing}.sha256`, message: 'These bytes have not been handed in' }];
      throw new Refusal({ code: 'invalid_request', message: 'Hand the bytes in before delivering them.', issues });
    }
    const facts = parts.batches.readOf(db, attempt);
    switch (attempt.taskStatus) {
      case 'queued':
      case 'running':
      case 'failed':
        return acceptResult(parts, db, attempt, facts, delivery, besides);
      case 'succeeded':
        return keepLate(parts, db, attempt, facts, delivery, besides);
      case 'cancelled':
        throw new Refusal({
          code: 'task_finished',
          message: 'The task was cancelled.',
          taskId: attempt.taskId,
          status: attempt.taskStatus,
        });
      default:
        return attempt.taskStatus satisfies never;
    }
  });
