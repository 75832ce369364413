import type { Generation } from '../../backend/contract/generations.ts';
import type { Parameters } from '../../backend/contract/parameters.ts';
import type { Batch } from '../../backend/contract/tasks.ts';
import type { Studio } from './studio-fixture.ts';

/** How long the machine may take to make what a journey begins with, in ms. */
const LIMIT_MS = 60_000;

/** The project that the window shows. */
async function readProject({ api }: Pick<Studio, 'api'>): Promise<string> {
  const listed = await api.listProjects({});
  const project = listed.ok ? listed.value.projects[0] : undefined;
  if (!project) throw new Error('The studio named no project.');
  return project.id;
}

/** Asks for small sketches past the form, for journeys that are not about asking; does not wait for them. */
export async function askForTakes(
  studio: Pick<Studio, 'api'>,
  prompt: string,
  parameters: Parameters = {},
  modelId = 'previz-sketch',
): Promise<Batch> {
  const made = await studio.api.createTask({
    body: {
      projectId: await readProject(studio),
      modelId,
      parameters: { size: { width: 256, height: 256 }, ...parameters, prompt },
    },
  });
  if (!made.ok) throw new Error(`The studio did not take the task: ${made.problem.message}`);
  return made.value;
}

/** Has small sketches made, and waits until all of them are takes. */
export async function makeTakes(
  studio: Pick<Studio, 'api'>,
  prompt: string,
  parameters: Parameters = {},
  modelId?: string,
): Promise<Batch> {
  const { id } = await askForTakes(studio, prompt, parameters, modelId);
  const until = Date.now() + LIMIT_MS;
  while (Date.now() < until) {
    const read = await studio.api.readBatch({ params: { id } });
    if (read.ok && read.value.tasks.every(task => task.status === 'succeeded')) return read.value;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`“${prompt}” was not made within a minute.`);
}

/** Has small sketches made and keeps them all. */
export async function makeKept(
  studio: Pick<Studio, 'api'>,
  prompt: string,
  parameters: Parameters = {},
  modelId?: string,
): Promise<Batch> {
  const batch = await makeTakes(studio, prompt, parameters, modelId);
  const kept = await studio.api.keepTakes({ body: { ids: batch.takes.map(take => take.id) } });
  if (!kept.ok) throw new Error(`The takes were not kept: ${kept.problem.message}`);
  return batch;
}

/** All takes of the project's workspace, newest batch first. */
export async function readTakes(studio: Pick<Studio, 'api'>): Promise<readonly Generation[]> {
  const listed = await studio.api.listBatches({ querystring: { projectId: await readProject(studio) } });
  if (!listed.ok) throw new Error(`The workspace could not be read: ${listed.problem.message}`);
  return listed.value.batches.flatMap(batch => batch.takes);
}
