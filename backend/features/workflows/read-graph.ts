import { Refusal } from '../../contract/problem.ts';
import { WorkflowGraph } from '../../contract/workflow-graph.ts';

const refuse = (message: string): Refusal =>
  new Refusal({ code: 'invalid_request', message, issues: [{ path: 'text', message: message.replace(/\.$/, '') }] });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('This is not JSON. Paste the whole file that ComfyUI saved.');
  }
}

/**
 * The graph of a workflow in ComfyUI's API format, also where it is wrapped as it is posted (`{"prompt": …}`).
 * Raises `invalid_request` with the remedy for the format that ComfyUI's editor saves, which cannot be run as it is.
 */
export function readGraph(text: string): WorkflowGraph {
  const told = parse(text);
  const inner = isObject(told) && isObject(told.prompt) ? told.prompt : told;
  if (!isObject(inner)) throw refuse('This is not a workflow: it has no nodes.');
  if (Array.isArray(inner.nodes))
    throw refuse(
      'This is the format of ComfyUI’s editor, which cannot be run as it is. In ComfyUI choose Save (API format), in newer versions Workflow → Export (API), and paste that file.',
    );
  const graph = WorkflowGraph.safeParse(inner);
  if (!graph.success || Object.keys(graph.data).length === 0)
    throw refuse('This is not a workflow in ComfyUI’s API format: every entry needs a class_type and inputs.');
  for (const [id, { inputs }] of Object.entries(graph.data))
    for (const value of Object.values(inputs))
      if (
        Array.isArray(value) &&
        value.length === 2 &&
        typeof value[0] === 'string' &&
        typeof value[1] === 'number' &&
        !(value[0] in graph.data)
      )
        throw refuse(`Node ${id} is wired to node ${value[0]}, which is not in what was pasted. Paste the whole file.`);
  return graph.data;
}

/** The node classes that a machine must have to run a graph, each once. */
export const classesOf = (graph: WorkflowGraph): string[] =>
  [...new Set(Object.values(graph).map(node => node.class_type))].sort();
