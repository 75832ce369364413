import type { WorkflowGraph } from '../../contract/workflow-graph.ts';

/** A text that a graph paints after, or away from. */
export type FoundPrompt = {
  readonly name: 'prompt' | 'negative';
  readonly node: string;
  readonly input: string;
  readonly value: string;
};

/** Inputs of text nodes, the likeliest first. */
const TEXTS = ['text', 'prompt', 'text_g', 'text_l', 'clip_l', 't5xxl', 'string', 'value'];
/** Nodes that make a condition of nothing: what is before them is not what to leave out. */
const EMPTIES = /ZeroOut/;

const wireOf = (value: unknown): string | null =>
  Array.isArray(value) && typeof value[0] === 'string' ? value[0] : null;

/** Text inputs of a node, or of what it is wired to, at most eight nodes up; models and pictures are not prompts, so only conditions and texts are followed. */
function textsAt(
  graph: WorkflowGraph,
  id: string,
  role: 'positive' | 'negative',
  depth = 8,
): { node: string; input: string; value: string }[] {
  const node = graph[id];
  if (!node || depth === 0 || EMPTIES.test(node.class_type)) return [];
  const own = TEXTS.flatMap(input => {
    const value = node.inputs[input];
    return typeof value === 'string' ? [{ node: id, input, value }] : [];
  });
  if (own.length > 0) return own;
  const followed = [role, ...TEXTS, 'conditioning', 'conditioning_1', 'conditioning_to'];
  for (const input of followed) {
    const next = wireOf(node.inputs[input]);
    const found = next === null ? [] : textsAt(graph, next, role, depth - 1);
    if (found.length > 0) return found;
  }
  return [];
}

/** The prompts of a graph, told apart by which input of a sampler they reach; where nothing tells, the first text node is the prompt. */
export function findPrompts(graph: WorkflowGraph): FoundPrompt[] {
  const found = new Map<string, FoundPrompt>();
  for (const { inputs } of Object.values(graph))
    for (const role of ['positive', 'negative'] as const) {
      const from = wireOf(inputs[role]) ?? (role === 'positive' ? wireOf(inputs.conditioning) : null);
      for (const text of from === null ? [] : textsAt(graph, from, role)) {
        const key = `${text.node}\n${text.input}`;
        if (!found.has(key)) found.set(key, { name: role === 'positive' ? 'prompt' : 'negative', ...text });
      }
    }
  if (found.size > 0) return [...found.values()];
  const [first] = Object.keys(graph).flatMap(id =>
    /TextEncode/.test(graph[id]?.class_type ?? '') ? textsAt(graph, id, 'positive') : [],
  );
  return first ? [{ name: 'prompt', ...first }] : [];
}

/** What a graph makes, by the nodes that save. */
export const kindOf = (graph: WorkflowGraph): 'image' | 'video' =>
  Object.values(graph).some(({ class_type }) =>
    /^(SaveVideo|SaveWEBM|SaveAnimated|VHS_VideoCombine|CreateVideo)/.test(class_type),
  )
    ? 'video'
    : 'image';
