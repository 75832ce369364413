import type { ParameterValue } from '../../../backend/contract/parameters.ts';
import type { RunnableWorkflow, WorkflowGraph, WorkflowSlot } from '../../../backend/contract/workflow-graph.ts';
import { findName, SAMPLERS, SCHEDULERS } from '../diffusion/samplers.ts';
import type { ObjectInfo } from './answers.ts';
import { readChoices } from './read-choices.ts';

/** What goes into a graph besides the graph itself. */
export type Filling = {
  /** Values by parameter name, the seed among them; pictures are told in `pictures`. */
  readonly values: Readonly<Record<string, ParameterValue>>;
  /** Names of uploaded pictures by parameter name. */
  readonly pictures: Readonly<Record<string, string>>;
  /** Where every node that saves puts its files. */
  readonly prefix: string;
};

/** A graph ready to be sent, and what of the recipe has no place in it. */
export type Filled = {
  readonly graph: WorkflowGraph;
  readonly unmapped: readonly { name: string; why: string }[];
};

type Scalar = string | number | boolean;

/** What the engine calls a sampler or scheduler; undefined where it has none. Other lists are taken by their own words. */
function nameIn(info: ObjectInfo, graph: WorkflowGraph, slot: WorkflowSlot, value: Scalar): Scalar | undefined {
  if (slot.parameter !== 'sampler' && slot.parameter !== 'scheduler') return value;
  const listed = readChoices(info, graph[slot.node]?.class_type ?? '', slot.input);
  const table = slot.parameter === 'sampler' ? SAMPLERS : SCHEDULERS;
  return findName(table, 'comfyui', String(value), listed) ?? undefined;
}

function partOf(value: ParameterValue, part: WorkflowSlot['part']): Scalar | undefined {
  if (typeof value === 'object') {
    if (!('width' in value) || part === undefined || part === 'half') return undefined;
    return value[part];
  }
  return part === 'half' && typeof value === 'number' ? Math.round(value / 2) : value;
}

/** Names the files of every node that saves; with more than one such node each gets its own. */
function nameResults(graph: WorkflowGraph, prefix: string): void {
  const saving = Object.entries(graph).filter(([, node]) => 'filename_prefix' in node.inputs);
  for (const [id, node] of saving)
    node.inputs.filename_prefix = saving.length === 1 ? prefix : `${prefix}-${id.replace(/[^\w]/g, '-')}`;
}

/** Puts values into a copy of a graph by its slots. What has no slot, and a sampler that the engine lacks, is told as unmapped. */
export function fillWorkflow({ graph: blank, slots }: RunnableWorkflow, filling: Filling, info: ObjectInfo): Filled {
  const graph = structuredClone(blank);
  const unmapped = new Map<string, string>();
  const { values, pictures, prefix } = filling;
  for (const slot of slots) {
    const node = graph[slot.node];
    const given = pictures[slot.parameter] ?? values[slot.parameter];
    if (given === undefined || !node) continue;
    const part = partOf(given, slot.part);
    const value = part === undefined ? undefined : nameIn(info, graph, slot, part);
    if (value === undefined)
      unmapped.set(slot.parameter, `This ComfyUI has no ${slot.parameter} called ${JSON.stringify(given)}.`);
    else node.inputs[slot.input] = value;
  }
  const placed = new Set(slots.map(slot => slot.parameter));
  for (const [name, value] of Object.entries({ ...values, ...pictures }))
    if (!placed.has(name) && name !== 'count' && value !== '') unmapped.set(name, 'This workflow has no input for it.');
  nameResults(graph, prefix);
  return { graph, unmapped: [...unmapped].map(([name, why]) => ({ name, why })) };
}
