import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../../backend/contract/problem.ts';
import type { RunnableWorkflow, WorkflowGraph } from '../../../backend/contract/workflow-graph.ts';
import type { Answer } from '../diffusion/engine-door.ts';
import { History, PromptRefused, Submitted } from './answers.ts';
import type { ComfyDoor } from './comfy-door.ts';
import { explainRefusal } from './explain-refusal.ts';
import { readQueue } from './read-state.ts';
import type { Tempo } from './tempo.ts';

/** What is sent: a filled graph under an id, whose results have a prefix that nothing else has. */
export type Submission = {
  readonly promptId: string;
  readonly prefix: string;
  readonly modelId: string;
  readonly graph: WorkflowGraph;
  readonly slots: RunnableWorkflow['slots'];
};

/** The id that the engine knows the run by, and the nodes that it leaves out for what is wrong with them. */
export type Taken = { readonly promptId: string; readonly leftOut: readonly string[] };

/** The newest runs that are looked through for one whose id was not told. */
const RECENT = 64;

const isAway = (error: unknown): boolean => error instanceof Refusal && error.problem.code === 'unreachable';
/** A gateway before the engine, speaking for one that is away. */
const speaksForAbsent = ({ status }: Answer): boolean => status === 502 || status === 503 || status === 504;

/** The id of a run that the engine has, by the id it was sent with or, since old versions make their own, by the prefix in its graph. */
export async function findSubmitted(
  door: ComfyDoor,
  { promptId, prefix }: Pick<Submission, 'promptId' | 'prefix'>,
  signal: AbortSignal,
): Promise<string | null> {
  const carries = (graph: unknown) => (JSON.stringify(graph) ?? '').includes(prefix);
  const { queue_running, queue_pending } = await readQueue(door, signal);
  const queued = [...queue_running, ...queue_pending].find(([, id, graph]) => id === promptId || carries(graph));
  if (queued) return queued[1];
  const own = History.parse((await door.get(`/history/${promptId}`, signal)).body);
  if (promptId in own) return promptId;
  const recent = History.parse((await door.get(`/history?max_items=${RECENT}`, signal)).body);
  return Object.entries(recent).find(([, entry]) => carries(entry.prompt))?.[0] ?? null;
}

function readTaken(answer: Answer, { modelId, graph, slots }: Submission): Taken {
  const taken = Submitted.safeParse(answer.body);
  if (answer.status !== 200 || !taken.success) throw explainRefusal(answer, modelId, { graph, slots: [...slots] });
  const partly = PromptRefused.shape.node_errors.safeParse((answer.body as { node_errors?: unknown }).node_errors);
  const leftOut = Object.entries(partly.success ? partly.data : {}).map(([node, told]) => {
    const words = (told as { errors?: { message: string }[] }).errors?.[0]?.message ?? 'it is not valid';
    return `ComfyUI left out ${graph[node]?._meta?.title ?? graph[node]?.class_type ?? node}: ${words}`;
  });
  return { promptId: taken.data.prompt_id, leftOut };
}

/**
 * Sends a graph. The id is no key against doing it twice: the same id sent again runs again. So when the answer is lost, the engine's queue and
 * history are read first, and only what is in neither is sent anew. Raises what `explainRefusal` says, and `unreachable` after `absenceMs`.
 */
export async function submitGraph(
  door: ComfyDoor,
  submission: Submission,
  tempo: Tempo,
  signal: AbortSignal,
): Promise<Taken> {
  const { promptId, graph } = submission;
  const giveUpAt = performance.now() + tempo.absenceMs;
  // Versions that heed the wish show previews also where ComfyUI was started without them.
  const extra = { preview_method: 'auto' };
  const body = { prompt: graph, client_id: promptId, prompt_id: promptId, extra_data: extra };
  for (let sent = false; ; ) {
    try {
      const known = sent ? await findSubmitted(door, submission, signal) : null;
      if (known !== null) return { promptId: known, leftOut: [] };
      sent = true;
      const answer = await door.post('/prompt', body, signal);
      if (!speaksForAbsent(answer)) return readTaken(answer, submission);
    } catch (error) {
      if (!isAway(error) || performance.now() > giveUpAt) throw error;
    }
    await sleep(tempo.pollMs, undefined, { signal });
  }
}
