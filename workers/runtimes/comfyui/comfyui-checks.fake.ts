import type { WorkflowGraph } from '../../../backend/contract/workflow-graph.ts';
import type { FakeClass } from './comfyui-nodes.fake.ts';

type NodeError = { type: string; message: string; details: string; extra_info: Record<string, unknown> };
type Verdict = { readonly error: unknown; readonly node_errors: unknown } | null;

const isWire = (value: unknown): boolean => Array.isArray(value) && value.length === 2 && typeof value[0] === 'string';

function checkInput(
  input: string,
  [type, limits = {}]: readonly [string | readonly string[], { min?: number; max?: number }?],
  value: unknown,
): NodeError | null {
  const info = { input_name: input, input_config: [type, limits], received_value: value };
  if (isWire(value)) return null;
  if (typeof type !== 'string') {
    const list = JSON.stringify(type).replaceAll('"', "'");
    return type.includes(String(value))
      ? null
      : {
          type: 'value_not_in_list',
          message: 'Value not in list',
          details: `${input}: '${String(value)}' not in ${list}`,
          extra_info: info,
        };
  }
  if (typeof value === 'number' && limits.max !== undefined && value > limits.max)
    return {
      type: 'value_bigger_than_max',
      message: `Value ${value} bigger than max of ${limits.max}`,
      details: input,
      extra_info: info,
    };
  if (typeof value === 'number' && limits.min !== undefined && value < limits.min)
    return {
      type: 'value_smaller_than_min',
      message: `Value ${value} smaller than min of ${limits.min}`,
      details: input,
      extra_info: info,
    };
  return null;
}

function checkNode(inputs: Readonly<Record<string, unknown>>, known: FakeClass): NodeError[] {
  const errors: NodeError[] = [];
  for (const [input, described] of Object.entries({ ...known.optional, ...known.required })) {
    const value = inputs[input];
    if (value === undefined) {
      if (input in known.required)
        errors.push({
          type: 'required_input_missing',
          message: 'Required input is missing',
          details: input,
          extra_info: { input_name: input },
        });
      continue;
    }
    const wrong = checkInput(input, described, value);
    if (wrong) errors.push(wrong);
  }
  return errors;
}

/** What ComfyUI would say against a graph before it queues it, as the body of its 400; null where it takes it. */
export function checkFakePrompt(graph: WorkflowGraph, classes: Record<string, FakeClass>): Verdict {
  const whole = (type: string, message: string, details = '') => ({
    error: { type, message, details, extra_info: {} },
    node_errors: [],
  });
  for (const [id, node] of Object.entries(graph))
    if (!classes[node.class_type])
      return whole(
        'invalid_prompt',
        `Cannot execute because node ${node.class_type} does not exist.`,
        `Node ID '#${id}'`,
      );
  const outputs = Object.keys(graph).filter(id => classes[graph[id]?.class_type ?? '']?.isOutput);
  if (outputs.length === 0) return whole('prompt_no_outputs', 'Prompt has no outputs');
  const nodeErrors: Record<string, unknown> = {};
  for (const [id, node] of Object.entries(graph)) {
    const known = classes[node.class_type];
    const errors = known ? checkNode(node.inputs, known) : [];
    if (errors.length > 0) nodeErrors[id] = { errors, dependent_outputs: outputs, class_type: node.class_type };
  }
  if (Object.keys(nodeErrors).length === 0) return null;
  return {
    error: {
      type: 'prompt_outputs_failed_validation',
      message: 'Prompt outputs failed validation',
      details: '',
      extra_info: {},
    },
    node_errors: nodeErrors,
  };
}
