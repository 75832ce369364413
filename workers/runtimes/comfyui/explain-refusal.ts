import { type Issue, type Problem, Refusal } from '../../../backend/contract/problem.ts';
import type { RunnableWorkflow } from '../../../backend/contract/workflow-graph.ts';
import type { Answer } from '../diffusion/engine-door.ts';
import { PromptRefused } from './answers.ts';

/** Inputs of loader nodes: what is not in their list is a file that the machine lacks. */
const IS_FILE =
  /(ckpt|unet|clip|vae|lora|model|control_net|style_model|upscale_model|gguf)_?name\d*$|^(model|checkpoint)$/i;

const failed = (message: string, reason: string): Problem => ({
  code: 'runtime_failed',
  message: message.slice(0, 500),
  runtime: 'comfyui',
  reason: reason.slice(0, 400),
});

type NodeIssue = { node: string; nodeClass: string; type: string; input: string; words: string; value: unknown };

function listNodeIssues(refused: PromptRefused): NodeIssue[] {
  return Object.entries(refused.node_errors).flatMap(([node, { class_type, errors }]) =>
    errors.map(({ type, message, details, extra_info }) => ({
      node,
      nodeClass: class_type ?? node,
      type,
      input: extra_info?.input_name ?? '',
      words: details === '' ? message : `${message}: ${details}`,
      value: extra_info?.received_value,
    })),
  );
}

/**
 * What ComfyUI's answer to a graph that it did not take means: `no_model` for a file that it lacks, `invalid_request` naming the parameters
 * that it refuses, else `runtime_failed` in its own words; it answers 400 with JSON, and 500 in plain text when it crashed over what it read.
 */
export function explainRefusal(answer: Answer, modelId: string, { graph, slots }: RunnableWorkflow): Refusal {
  const parsed = PromptRefused.safeParse(answer.body);
  if (!parsed.success) {
    const words = answer.bytes.toString('utf8').trim().split('\n')[0] ?? '';
    return new Refusal(failed(`ComfyUI answered with status ${answer.status}: ${words.slice(0, 300)}`, words));
  }
  const refused: PromptRefused = parsed.data;
  const issues = listNodeIssues(refused);
  const missing = issues.find(({ type, input }) => type === 'value_not_in_list' && IS_FILE.test(input));
  if (missing) {
    const message = `This machine does not have the model: ComfyUI has no file ${String(missing.value)} for ${missing.nodeClass}.`;
    return new Refusal({ code: 'no_model', message: message.slice(0, 500), modelId });
  }
  if (issues.length === 0) {
    const { message, details } = refused.error;
    return new Refusal(failed(`ComfyUI refused the workflow: ${message} ${details}`.trim(), `${message} ${details}`));
  }
  const named: Issue[] = issues.map(({ node, nodeClass, input, words }) => {
    const slot = slots.find(each => each.node === node && each.input === input);
    const title = graph[node]?._meta?.title ?? nodeClass;
    return slot
      ? { path: `parameters.${slot.parameter}`, message: words }
      : { path: `workflow.${node}.${input}`, message: `${title}: ${words}` };
  });
  const message = `ComfyUI refused the workflow. ${named.map(issue => issue.message).join('. ')}`;
  return new Refusal({ code: 'invalid_request', message: message.slice(0, 500), issues: named });
}
