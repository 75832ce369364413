import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Batch, QueueState } from '../../../backend/contract/tasks.ts';
import { useApi } from '../../api/api-context.tsx';
import { readModels, readQueue } from '../../api/reads.ts';
import { countBefore, type WaitFacts } from './describe-task.ts';

type Known = {
  readonly before: ReadonlyMap<string, number>;
  readonly queue: QueueState | undefined;
  readonly online: ReadonlyMap<string, number> | undefined;
};

const Facts = createContext<Known>({ before: new Map(), queue: undefined, online: undefined });

/** Lets the waiting cards inside know what they wait for; only they are drawn again when that changes. */
export function WaitFactsProvider({
  batches,
  children,
}: {
  readonly batches: readonly Batch[];
  readonly children: ReactNode;
}) {
  const api = useApi();
  const queue = useQuery(readQueue(api)).data;
  const models = useQuery(readModels(api)).data;
  const known = useMemo(
    (): Known => ({
      before: countBefore(batches.flatMap(batch => batch.tasks)),
      queue,
      online: models && new Map(models.map(model => [model.id, model.online])),
    }),
    [batches, queue, models],
  );
  return <Facts value={known}>{children}</Facts>;
}

/** What is known around a waiting task. */
export function useWaitFacts(taskId: string, modelId: string): Omit<WaitFacts, 'now'> {
  const { before, queue, online } = useContext(Facts);
  return { before: before.get(taskId), queue, online: online && (online.get(modelId) ?? 0) };
}
