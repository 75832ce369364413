import { useQuery } from '@tanstack/react-query';
import type { Worker } from '../../../backend/contract/workers.ts';
import { useApi } from '../../api/api-context.tsx';
import { readClouds } from '../../api/reads.ts';
import { actOn } from '../../api/remedies.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { WORKER_STATES } from './worker-states.ts';

const GIVE_KEY = { kind: 'open-settings', label: 'Give a key', section: 'Clouds' } as const;

/** The clouds, which are no machines: whether each would take a task now, why, and how its runs of the last hour went. Keys are given and caps are set elsewhere. */
export function LaneList({ lanes }: { readonly lanes: readonly Worker[] }) {
  const { data } = useQuery({ ...readClouds(useApi()), enabled: lanes.length > 0 });
  const weatherOf = (id: string) => data?.clouds.find(({ workerId, ready }) => ready && workerId === id)?.reason;
  const lacksKey = (id: string) => data?.clouds.some(({ workerId, hasKey }) => workerId === id && !hasKey) === true;
  if (lanes.length === 0) return null;
  return (
    <section aria-labelledby="clouds" className="flex flex-col gap-2">
      <h2 id="clouds" className="font-semibold text-section">
        Clouds
      </h2>
      <ul aria-label="Clouds" className="divide-y divide-line rounded-card border border-line bg-panel">
        {lanes.map(({ id, name, state, reason, modelIds }) => (
          <li key={id} className="flex items-center gap-2 px-4 py-2.5">
            <span className="w-24 shrink-0 font-medium">{name}</span>
            <Badge dot tone={WORKER_STATES[state].tone}>
              {WORKER_STATES[state].label}
            </Badge>
            <span className="min-w-0 flex-1 text-second">{weatherOf(id) ?? reason}</span>
            {lacksKey(id) && (
              <Button size="small" aria-label={`Give a key of ${name}`} onClick={() => actOn(GIVE_KEY, undefined)?.()}>
                {GIVE_KEY.label}
              </Button>
            )}
            {modelIds.length > 0 && (
              <span className="shrink-0 text-meta text-second tabular-nums">
                {modelIds.length === 1 ? 'one model' : `${modelIds.length} models`}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
