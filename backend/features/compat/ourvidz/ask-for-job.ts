import { Refusal } from '../../../contract/problem.ts';
import type { Batch } from '../../../contract/tasks.ts';
import { listProjects } from '../../settings/index.ts';
import { createTask, readBatch } from '../../tasks/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import type { PlannedJob } from './plan-job.ts';
import { type Place, resolvePicture } from './resolve-picture.ts';

/** The project that OurVidz's programs work in: its person's first, since they know of one workspace alone. */
export function workspaceOf({ database }: CompatParts, { owner }: DialectCaller): string {
  const [first] = listProjects(database.read, owner);
  if (!first) throw new Refusal({ code: 'not_found', message: 'There is no project yet.', what: 'project', id: '' });
  return first.id;
}

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
