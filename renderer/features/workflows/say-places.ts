import type { Workflow } from '../../../backend/contract/workflows.ts';

/** How many missing nodes are named. */
const NAMED = 3;

/** Where a workflow can run, and for each other machine with ComfyUI which nodes it lacks. */
export function sayPlaces({ places }: Pick<Workflow, 'places'>): string[] {
  if (places.length === 0) return ['No machine with ComfyUI has reported yet.'];
  const able = places.filter(({ missing }) => missing.length === 0).map(({ worker }) => worker);
  const lacking = places
    .filter(({ missing }) => missing.length > 0)
    .map(({ worker, missing }) => {
      const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : '';
      return `Nodes missing on ${worker}: ${missing.slice(0, NAMED).join(', ')}${more}.`;
    });
  return [...(able.length > 0 ? [`Runs on ${able.join(', ')}.`] : []), ...lacking];
}
