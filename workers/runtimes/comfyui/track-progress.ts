import type { Progress } from '../../../backend/contract/tasks.ts';
import type { WorkflowGraph } from '../../../backend/contract/workflow-graph.ts';
import type { SocketEvent } from './listen.ts';

/** Nodes that take steps, which is where the time goes. */
const SAMPLES = /^(KSampler|SamplerCustom|UltimateSDUpscale)/;
/** What loading and saving get of the whole. */
const BEFORE = 0.05;
const DURING = 0.9;

function describe(nodeClass: string, title: string | undefined): string {
  if (/Loader/.test(nodeClass)) return 'Loading the model';
  if (/Encode/.test(nodeClass)) return 'Reading the prompt';
  if (/Decode/.test(nodeClass)) return 'Decoding';
  if (/^(Save|Preview|CreateVideo|VHS_)/.test(nodeClass)) return 'Saving';
  return (title ?? nodeClass).slice(0, 200);
}

/** Makes of what the socket tells how far a run is; null for what changes nothing. Sampling counts for 90 % of it, shared by its sampling nodes. */
export function trackProgress(graph: WorkflowGraph): (event: SocketEvent) => Progress | null {
  const samplers = Object.keys(graph).filter(id => SAMPLES.test(graph[id]?.class_type ?? ''));
  const nodes = Object.keys(graph).length;
  const done = new Set<string>();
  let running: string | null = null;
  let fraction = 0;

  const measure = (part: number): number => {
    if (samplers.length === 0) return done.size / Math.max(1, nodes);
    const sampled = samplers.filter(id => done.has(id)).length;
    const whole = running !== null && samplers.includes(running) ? sampled + part : sampled;
    return sampled === samplers.length
      ? BEFORE + DURING
      : (done.size > 0 ? BEFORE : 0) + (DURING * whole) / samplers.length;
  };
  const tell = (part: number, step: number | null, steps: number | null, message: string): Progress => {
    // What was cached or ends out of order never takes the bar back.
    fraction = Math.max(fraction, Math.min(0.99, measure(part)));
    return { fraction, step, steps, message };
  };
  const words = (node: string) => describe(graph[node]?.class_type ?? node, graph[node]?._meta?.title);

  return event => {
    switch (event.type) {
      case 'cached':
        for (const node of event.nodes) done.add(node);
        return null;
      case 'executing':
        if (running !== null && running !== event.node) done.add(running);
        running = event.node;
        return tell(0, null, null, words(event.node));
      case 'progress': {
        if (running !== event.node && running !== null) done.add(running);
        running = event.node;
        const steps = Math.round(event.max);
        const sampling = samplers.includes(event.node);
        const message = sampling ? `Step ${event.value} of ${steps}` : words(event.node);
        return tell(
          event.max > 0 ? event.value / event.max : 0,
          sampling ? Math.round(event.value) : null,
          sampling ? steps : null,
          message,
        );
      }
      case 'preview':
      case 'ended':
      case 'opened':
        return null;
      default:
        return event satisfies never;
    }
  };
}
