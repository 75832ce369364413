import { useQuery } from '@tanstack/react-query';
import type { TaskStatus } from '../../../backend/contract/tasks.ts';
import { useApi } from '../../api/api-context.tsx';
import { readWhy } from '../../api/dispatch-reads.ts';
import { FactSection } from '../../ui/fact-section.tsx';
import { PlacesList } from './places-list.tsx';

const TITLES: Record<TaskStatus, string> = {
  queued: 'Why it waits',
  running: 'Why here',
  succeeded: 'Why there',
  failed: 'Why it failed',
  cancelled: 'What became of it',
};

/** Why a task waits and for whom, or why it ran where it did. */
export function WhyPanel({ taskId, status }: { readonly taskId: string; readonly status: TaskStatus }) {
  const { data } = useQuery(readWhy(useApi(), taskId, status === 'queued'));
  if (!data) return null;
  return (
    <FactSection title={TITLES[data.status]}>
      <p className="text-meta text-pretty text-text">{data.sentence}</p>
      {data.places.length > 0 && <PlacesList places={data.places} />}
    </FactSection>
  );
}
