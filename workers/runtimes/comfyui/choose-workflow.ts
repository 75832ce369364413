import { type Problem, Refusal } from '../../../backend/contract/problem.ts';
import type { RunnableWorkflow } from '../../../backend/contract/workflow-graph.ts';
import type { RuntimeJob } from '../runtime.ts';
import type { Engine } from './look-at-engine.ts';

/** A graph to be run, its files set, and the endings that its results may have. */
export type Chosen = RunnableWorkflow & { readonly saves: readonly string[] };

/** What any graph may save: of a person's own nothing else is known. */
const ANY = ['png', 'mp4', 'webp', 'webm', 'gif', 'jpg'];

const noModel = (modelId: string): Problem => ({
  code: 'no_model',
  message: `This machine does not have the model ${modelId}, or lacks one of the files that go with it.`,
  modelId,
});

/**
 * The graph for a task: the person's own where it carries one, else the template that takes the most of the pictures that were given.
 * Raises `no_model` where the engine has no such model.
 */
export function chooseWorkflow(engine: Engine, { task, inputs }: Pick<RuntimeJob, 'task' | 'inputs'>): Chosen {
  if (task.workflow) return { ...task.workflow, saves: ANY };
  const offer = engine.offers.find(({ card }) => card.id === task.modelId);
  const fitting = (offer?.ways ?? []).filter(({ template }) => template.with.every(name => name in inputs));
  const [way] = fitting.toSorted((a, b) => b.template.with.length - a.template.with.length);
  if (!way) throw new Refusal(noModel(task.modelId));
  const graph = structuredClone(way.template.graph);
  for (const { node, input, value } of way.files) {
    const place = graph[node];
    if (place) place.inputs[input] = value;
  }
  return { graph, slots: way.template.slots, saves: way.template.saves };
}
