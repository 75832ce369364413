import { isObject, type Params } from './family-of.ts';

/** What an orchestrator is going to make: so many pieces, null where its params do not tell, and whether one more task puts them together. */
export type Orchestration = { readonly expected: number | null; readonly awaitsWhole: boolean };

const countOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;

/**
 * Read from `orchestrator_details`: a travel makes `num_new_segments_to_generate` segments, and a stitch only where segments are chained (SVI, or
 * VACE with `chain_segments`); a join makes one join fewer than clips, and one more where it loops, or says `num_joins`.
 */
export function readOrchestration(taskType: string, params: Params): Orchestration {
  const details = isObject(params.orchestrator_details) ? params.orchestrator_details : params;
  switch (taskType) {
    case 'travel_orchestrator': {
      const vace = `${details.model_type ?? ''} ${details.model_name ?? ''}`.toLowerCase().includes('vace');
      return {
        expected: countOf(details.num_new_segments_to_generate),
        awaitsWhole: details.use_svi === true || (vace && details.chain_segments === true),
      };
    }
    case 'join_clips_orchestrator': {
      const clips = Array.isArray(details.clip_list) ? details.clip_list.length : 0;
      const joins = details.loop_first_clip === true ? clips : clips - 1;
      return { expected: countOf(details.num_joins) ?? countOf(joins), awaitsWhole: false };
    }
    default:
      return { expected: countOf(details.num_joins), awaitsWhole: false };
  }
}

/** Whether a piece says that it is the last. */
export const isLastPiece = (params: Params): boolean => params.is_last_segment === true || params.is_last_join === true;

/** Whether a piece is made to be put together by another task, as newer workers do with joins. */
export const isTransitionOnly = (params: Params): boolean => params.transition_only === true;
