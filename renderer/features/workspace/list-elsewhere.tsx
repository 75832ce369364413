import { MonitorUp } from 'lucide-react';
import type { Worker } from '../../../backend/contract/workers.ts';
import type { MenuEntry } from '../../ui/menu-entry.ts';
import type { ItemOfTake } from './lay-out-takes.ts';
import type { TakeVerbs } from './take-verbs.tsx';

/** The machines that have a take's model, to make it on again by its whole recipe; empty where none has it. */
export function listElsewhere(item: ItemOfTake, workers: readonly Worker[], verbs: TakeVerbs): MenuEntry[] {
  const { take, batch } = item;
  const able = workers.filter(({ modelIds }) => modelIds.includes(batch.modelId));
  if (able.length === 0) return [];
  return [
    {
      kind: 'submenu',
      label: 'Make again on',
      icon: <MonitorUp aria-hidden />,
      entries: able.map(worker => ({
        kind: 'action',
        label: worker.name,
        detail: worker.state === 'online' || worker.state === 'busy' ? 'The same recipe and seed' : worker.reason,
        onSelect: () => verbs.runAgain(take, batch, worker.id),
      })),
    },
  ];
}
