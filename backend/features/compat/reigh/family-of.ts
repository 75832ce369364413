/** Where a task stands in its family, as its params say: which run, whose child, and in which place. */
export type Family = {
  readonly runId: string | null;
  readonly orchestratorId: string | null;
  readonly childIndex: number | null;
};

/** The parameters of a task as Reigh's programs send them. */
export type Params = { readonly [name: string]: unknown };

/** Whether a value is a plain JSON object. */
export const isObject = (value: unknown): value is Params =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const indexOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : null;

/**
 * The family of a task. A child names its orchestrator in `orchestrator_task_id_ref` and its place as a segment or a join; the run is named by
 * children in `orchestrator_run_id`, and by an orchestrator in `orchestrator_details.run_id` or `run_id`.
 */
export function familyOf(params: Params): Family {
  const details = isObject(params.orchestrator_details) ? params.orchestrator_details : {};
  return {
    runId: textOf(params.orchestrator_run_id) ?? textOf(params.run_id) ?? textOf(details.run_id),
    orchestratorId: textOf(params.orchestrator_task_id_ref) ?? textOf(params.orchestrator_task_id),
    childIndex: indexOf(params.segment_index) ?? indexOf(params.join_index),
  };
}
