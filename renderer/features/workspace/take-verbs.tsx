import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Generation } from '../../../backend/contract/generations.ts';
import type { Batch } from '../../../backend/contract/tasks.ts';
import { useCancelBatch } from './cancel-batch.ts';
import { useCancelTask } from './cancel-task.ts';
import { useCreateTask } from './create-task.ts';
import { useDiscardTakes } from './discard-takes.ts';
import { useDismissBatch } from './dismiss-batch.ts';
import { useGiveReference } from './give-reference.ts';
import { useHastenTask } from './hasten-task.ts';
import { useKeepTakes } from './keep-takes.ts';
import { useRetryTask } from './retry-task.ts';
import { runAgainOn } from './run-again-on.ts';
import { type Treatment, useTreatTakes } from './treat-takes.ts';
import { useUnkeepTakes } from './unkeep-takes.ts';
import { varyTake } from './vary-take.ts';

/** What can be done with cards beside what needs no studio. */
export type TakeVerbs = {
  /** Keeps them all, or lets them all go where all are kept. */
  keep(takes: readonly Generation[]): void;
  discard(takes: readonly Generation[]): void;
  vary(takes: readonly { readonly take: Generation; readonly batch: Batch }[]): void;
  /** Asks for one once more by its whole recipe, on one machine alone. */
  runAgain(take: Generation, batch: Batch, workerId: string): void;
  /** Asks for each of them larger, or judged. */
  treat(takes: readonly Generation[], kind: Treatment): void;
  giveReference(take: Generation): void;
  cancelTask(id: string): void;
  retryTask(id: string): void;
  hastenTask(id: string): void;
  cancelBatch(id: string): void;
  dismissBatch(id: string): void;
};

const Verbs = createContext<TakeVerbs | null>(null);

/** What can be done with cards, for those inside a TakeVerbsProvider. */
export function useTakeVerbs(): TakeVerbs {
  const verbs = useContext(Verbs);
  if (verbs === null) throw new Error('There is no TakeVerbsProvider around this card.');
  return verbs;
}

const idsOf = (takes: readonly Generation[]) => takes.map(take => take.id);

/** Gives the cards inside what can be done with them, as one object that stays the same, so that no card is drawn again. */
export function TakeVerbsProvider({ children }: { readonly children: ReactNode }) {
  // TanStack Query's mutate functions stay the same for as long as this is mounted.
  const { mutate: keep } = useKeepTakes();
  const { mutate: unkeep } = useUnkeepTakes();
  const { mutate: discard } = useDiscardTakes();
  const { mutate: create } = useCreateTask();
  const { mutate: treat } = useTreatTakes();
  const { mutate: giveReference } = useGiveReference();
  const { mutate: cancelTask } = useCancelTask();
  const { mutate: retryTask } = useRetryTask();
  const { mutate: hastenTask } = useHastenTask();
  const { mutate: cancelBatch } = useCancelBatch();
  const { mutate: dismissBatch } = useDismissBatch();
  const verbs = useMemo(
    (): TakeVerbs => ({
      keep: takes => (takes.every(take => take.keptAt !== null) ? unkeep : keep)(idsOf(takes)),
      discard: takes => discard(idsOf(takes)),
      vary: takes => {
        for (const { take, batch } of takes) create(varyTake(take, batch));
      },
      runAgain: (take, batch, workerId) => create(runAgainOn(take, batch, workerId)),
      treat: (takes, kind) => treat({ takes, kind }),
      giveReference: take => giveReference(take),
      cancelTask: id => cancelTask(id),
      retryTask: id => retryTask(id),
      hastenTask: id => hastenTask(id),
      cancelBatch: id => cancelBatch(id),
      dismissBatch: id => dismissBatch(id),
    }),
    [keep, unkeep, discard, create, treat, giveReference, cancelTask, retryTask, hastenTask, cancelBatch, dismissBatch],
  );
  return <Verbs value={verbs}>{children}</Verbs>;
}
