import type { DeclaredParameter } from '../../contract/parameters.ts';
import { type Issue, Refusal } from '../../contract/problem.ts';
import type { RunnableWorkflow, WorkflowGraph } from '../../contract/workflow-graph.ts';
import type { WorkflowDraft } from '../../contract/workflows.ts';
import { readGraph } from './read-graph.ts';

const NAME = /^[a-z][a-z0-9_]{0,59}$/;
/** Set by the studio itself. */
const RESERVED = new Set(['count']);

function checkRange({ label, type, min, max, default: usual }: DeclaredParameter): string | null {
  if (label.trim() === '') return 'needs a label';
  if (min !== undefined && max !== undefined && min > max) return `${label}: the least is more than the most`;
  if (type !== 'integer' && type !== 'number') return null;
  if (typeof usual !== 'number') return null;
  if ((min !== undefined && usual < min) || (max !== undefined && usual > max))
    return `${label}: the usual value ${usual} is outside its range`;
  return null;
}

function checkSlot(graph: WorkflowGraph, { node, input }: { node: string; input: string }): string | null {
  const value = graph[node]?.inputs[input];
  if (value === undefined) return `node ${node} has no input ${input}`;
  return Array.isArray(value) ? `input ${input} of node ${node} is wired to another node` : null;
}

/** Reads a draft into a graph that can be run and its controls. Raises `invalid_request` naming each input that does not fit. */
export function checkDraft({ text, inputs }: WorkflowDraft): RunnableWorkflow {
  const graph = readGraph(text);
  const issues: Issue[] = [];
  const names = new Set<string>();
  for (const [index, { parameter, slots }] of inputs.entries()) {
    const say = (message: string) => issues.push({ path: `inputs.${index}`, message });
    const { name } = parameter;
    if (!NAME.test(name) || RESERVED.has(name)) say(`"${name}" cannot be the name of an input`);
    if (names.has(name)) say(`two inputs are called "${name}"`);
    names.add(name);
    const range = checkRange(parameter);
    if (range) say(range);
    for (const slot of slots) {
      const wrong = slot.parameter === name ? checkSlot(graph, slot) : `a slot of "${name}" is for "${slot.parameter}"`;
      if (wrong) say(wrong);
    }
  }
  if (issues.length > 0)
    throw new Refusal({
      code: 'invalid_request',
      message: `The inputs do not fit the workflow: ${issues[0]?.message}.`,
      issues,
    });
  return { graph, slots: inputs.flatMap(input => input.slots) };
}
