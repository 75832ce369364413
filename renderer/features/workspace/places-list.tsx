import type { Place } from '../../../backend/contract/dispatch.ts';
import { describePlace, sayPrice, sayRange, sayStart } from './describe-place.ts';

/** Every place and how it stands between it and a task, those that could begin soonest first. */
export function PlacesList({ places }: { readonly places: readonly Place[] }) {
  return (
    <ul className="flex flex-col gap-2.5">
      {places.map(place => {
        const { worker, lane, as, blocker, takes, startsInMs } = place;
        const able = blocker === null || blocker.because === 'busy' || blocker.because === 'not_open_yet';
        const priced = able || (lane !== null && place.priceMicros !== null);
        return (
          <li key={worker.id} className="flex flex-col gap-0.5 text-meta">
            <span className="flex justify-between gap-3">
              <span className={able ? 'truncate text-text' : 'truncate text-second'}>{worker.name}</span>
              {priced && <span className="shrink-0 text-second tabular-nums">{sayPrice(place)}</span>}
            </span>
            {as && <span className="text-text">Runs as {as.name} there</span>}
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
