import type { ModelCard } from '../../contract/models.ts';
import type { DeclaredParameter, Parameters } from '../../contract/parameters.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Batch } from '../../contract/tasks.ts';
import type { Owner } from '../../plugins/caller.ts';
import { readWorker } from './list-workers.ts';
import { listSitesOf } from './sites-store.ts';
import type { WorkerParts } from './worker-parts.ts';

/** The side of a test's picture in pixels, where the model leaves it free. */
const SIDE = 512;

/** The smallest size that a model offers; where it names none, a square as near to 512 px as it allows. */
function smallestSize({ sizes = [], min = SIDE, max = SIDE }: DeclaredParameter): { width: number; height: number } {
  const [smallest] = sizes.toSorted((a, b) => a.width * a.height - b.width * b.height);
  const side = Math.min(Math.max(SIDE, min), max);
  return smallest ? { width: smallest.width, height: smallest.height } : { width: side, height: side };
}

/** Whether a picture can be asked of this model with a prompt alone. */
const needsOnlyWords = (card: ModelCard) =>
  card.kind === 'image' &&
  card.parameters.some(({ name }) => name === 'prompt') &&
  card.parameters.every(({ name, required, default: value }) => !required || name === 'prompt' || value !== undefined);

/** The smallest picture that a machine with these models can be asked for, by the loaded model where that will do; null where none will. */
function planTest(
  sites: readonly { readonly modelId: string; readonly card: ModelCard }[],
  loadedModel: string | null,
  prompt: string,
): { modelId: string; parameters: Parameters } | null {
  const able = sites.filter(({ card }) => needsOnlyWords(card));
  const chosen = able.find(({ modelId }) => modelId === loadedModel) ?? able[0];
  if (!chosen) return null;
  const size = chosen.card.parameters.find(({ type }) => type === 'size');
  return { modelId: chosen.modelId, parameters: { prompt, ...(size && { [size.name]: smallestSize(size) }) } };
}

/** Makes one small picture on this worker and no other: its task tells how long that took. Raises `not_found`, `conflict`. */
export async function testWorker(
  parts: WorkerParts,
  owner: Owner,
  workerId: string,
  projectId: string,
): Promise<Batch> {
  const worker = readWorker(parts, workerId);
  const sites = listSitesOf(parts.database.read, workerId).map(({ modelId, card }) => ({
    modelId,
    card: JSON.parse(card) as ModelCard,
  }));
  const plan = planTest(sites, worker.loadedModel, `A test of ${worker.name}: a red apple on a wooden table`);
  if (!plan)
    throw new Refusal({
      code: 'conflict',
      message: `${worker.name} has no model that makes a picture from words alone, so there is nothing to test it with.`,
      what: 'worker',
    });
  return parts.ask(owner, {
    ...plan,
    projectId,
    onlyWorker: workerId,
    priority: 0,
    basedOn: null,
    after: [],
    wording: null,
  });
}
