import type { Place } from '../../../backend/contract/dispatch.ts';
import { describePlace, sayPrice, sayRange, sayStart } from './describe-place.ts';

/** Every machine and how it stands between it and a task, those that could begin soonest first. */
export function PlacesList({ places }: { readonly places: readonly Place[] }) {
  return (
    <ul className="flex flex-col gap-2.5">
      {places.map(place => {
        const { worker, blocker, takes, startsInMs, priceMicros } = place;
        const able = blocker === null || blocker.because === 'busy';
        return (
          <li key={worker.id} className="flex flex-col gap-0.5 text-meta">
            <span className="flex justify-between gap-3">
              <span className={able ? 'truncate text-text' : 'truncate text-second'}>{worker.name}</span>
              {able && <span className="shrink-0 text-second">{sayPrice(priceMicros)}</span>}
            </span>
            <span className="text-second">{describePlace(place)}</span>
            {able && (
              <span className="text-second tabular-nums">
                {sayStart(startsInMs)} · {sayRange(takes)}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
