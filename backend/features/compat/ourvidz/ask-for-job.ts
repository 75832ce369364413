import type { Batch } from '../../../contract/tasks.ts';
import { createTask, readBatch } from '../../tasks/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { workspaceOf } from '../workspace-of.ts';
import type { PlannedJob } from './plan-job.ts';
import { type Place, resolvePicture } from './resolve-picture.ts';

/**
 * Asks for a job as the person of a worker; each picture or clip of it is a task of its own. The same key and job again are the same batch.
 * Raises what `createTask` and `resolvePicture` raise.
 */
export async function askForJob(
  parts: CompatParts,
  caller: DialectCaller,
  { modelId, parameters, pictures }: Pick<PlannedJob, 'modelId' | 'parameters' | 'pictures'>,
  place: Place,
  { key = null, onlyWorker = null }: { readonly key?: string | null; readonly onlyWorker?: string | null } = {},
): Promise<Batch> {
  const found: [string, { media: string }][] = [];
  for (const [name, given] of Object.entries(pictures))
    found.push([name, { media: await resolvePicture(parts, caller, given, place) }]);
  const asked = {
    projectId: workspaceOf(parts, caller),
    modelId,
    parameters: { ...parameters, ...Object.fromEntries(found) },
    priority: 0,
    basedOn: null,
    onlyWorker,
    after: [],
    wording: null,
  };
  const batchId = await createTask(parts.tasks, caller.owner, asked, key);
  return readBatch(parts.database.read, caller.owner, batchId, parts.tasks.live);
}
