import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowGraph } from '../../../backend/contract/workflow-graph.ts';
import { makeClip } from '../../../backend/media/sample-media.fake.ts';
import { drawFake, plainPreview, preview, textFrame } from './comfyui-frames.fake.ts';

/** A run as the queue holds it. */
export type FakeEntry = readonly [number, string, WorkflowGraph, Record<string, unknown>, readonly string[]];
type SavedFile = { filename: string; subfolder: string; type: string };
type Past = {
  prompt: FakeEntry;
  outputs: Record<string, unknown>;
  status: { status_str: string; completed: boolean; messages: [string, unknown][] };
  meta: Record<string, unknown>;
};

/** How the played engine works, and what is to go wrong. */
export type FakeTempo = {
  stepMs: number;
  previews: 'none' | 'plain' | 'with papers' | 'on demand';
  breakWith: { type: string; message: string } | null;
  /** Runs stand still in their fourth step, so that what happens to a run in its middle never races with its end. */
  holds: boolean;
};

let clip: Promise<Buffer> | null = null;
async function encodeClip(): Promise<Buffer> {
  const file = path.join(tmpdir(), `fake-clip-${crypto.randomUUID()}.mp4`);
  await makeClip(file, '64x64', 1);
  const bytes = readFileSync(file);
  rmSync(file);
  return bytes;
}
function drawClip(): Promise<Buffer> {
  clip ??= encodeClip();
  return clip;
}

const isOutput = (nodeClass: string) => /^(Save|Preview)/.test(nodeClass);

/** Plays the inside of a ComfyUI: one run after the other, a history in memory, a cache, and files that outlive both. */
export class FakeEngine {
  readonly files = new Map<string, Buffer>();
  running: FakeEntry | null = null;
  pending: FakeEntry[] = [];
  history = new Map<string, Past>();
  /** How often each id was run. */
  readonly runs: string[] = [];
  private cache = new Map<string, unknown>();
  private number = 0;
  private interrupted = false;
  private life = 0;
  readonly tempo: FakeTempo;
  private readonly tell: (clientId: string | null, message: Buffer | { type: string; data: unknown }) => void;

  constructor(tempo: FakeTempo, tell: FakeEngine['tell']) {
    this.tempo = tempo;
    this.tell = tell;
  }

  /** Queues a run; the same id may be queued any number of times. Returns its number. */
  put(promptId: string, graph: WorkflowGraph, extra: Record<string, unknown>): number {
    const outputs = Object.keys(graph).filter(id => isOutput(graph[id]?.class_type ?? ''));
    const entry: FakeEntry = [this.number++, promptId, graph, extra, outputs];
    this.pending.push(entry);
    this.tellStatus();
    if (!this.running) void this.work(this.life);
    return entry[0];
  }

  /** Stops whatever runs. */
  interrupt(): void {
    this.interrupted = true;
  }

  remove(promptId: string): boolean {
    const before = this.pending.length;
    this.pending = this.pending.filter(([, id]) => id !== promptId);
    this.tellStatus();
    return this.pending.length < before;
  }

  /** Forgets queue, history and cache, as a restart does; the files stay. */
  forget(): void {
    this.life += 1;
    this.running = null;
    this.pending = [];
    this.history = new Map();
    this.cache = new Map();
  }

  get remaining(): number {
    return this.pending.length + (this.running ? 1 : 0);
  }

  private tellStatus(): void {
    this.tell(null, { type: 'status', data: { status: { exec_info: { queue_remaining: this.remaining } } } });
  }

  private async work(life: number): Promise<void> {
    for (let next = this.pending.shift(); next && this.life === life; next = this.pending.shift()) {
      this.running = next;
      this.interrupted = false;
      await this.execute(next, life);
      if (this.life !== life) return;
    }
  }

  private async execute(entry: FakeEntry, life: number): Promise<void> {
    const [, promptId, graph, extra] = entry;
    const clientId = typeof extra.client_id === 'string' ? extra.client_id : '';
    const messages: [string, unknown][] = [];
    const say = (type: string, data: Record<string, unknown>, kept = false): void => {
      const whole = { prompt_id: promptId, ...data };
      if (kept) messages.push([type, { ...whole, timestamp: Date.now() }]);
      this.tell(clientId, { type, data: whole });
    };
    this.runs.push(promptId);
    say('execution_start', { timestamp: Date.now() }, true);
    const cached = Object.keys(graph).filter(id => this.cache.has(this.sign(graph, id)));
    say('execution_cached', { nodes: cached, timestamp: Date.now() }, true);
    const outputs: Record<string, unknown> = {};
    let end: [string, string, Record<string, unknown>] = ['success', 'execution_success', {}];
    for (const [id, node] of Object.entries(graph)) {
      const known = this.cache.get(this.sign(graph, id));
      if (known !== undefined) {
        if (isOutput(node.class_type)) outputs[id] = known;
        continue;
      }
      say('executing', { node: id, display_node: id });
      const shows = this.tempo.previews !== 'on demand' || extra.preview_method === 'auto';
      const broken = await this.runNode(graph, id, promptId, clientId, shows);
      if (this.life !== life) return;
      if (this.interrupted) {
        end = ['error', 'execution_interrupted', { node_id: id, node_type: node.class_type, executed: [] }];
        break;
      }
      if (broken) {
        end = [
          'error',
          'execution_error',
          {
            node_id: id,
            node_type: node.class_type,
            exception_type: broken.type,
            exception_message: broken.message,
            traceback: [],
            executed: [],
          },
        ];
        break;
      }
      const output = isOutput(node.class_type) ? await this.save(graph, id) : true;
      this.cache.set(this.sign(graph, id), output);
      if (output === true) continue;
      outputs[id] = output;
      say('executed', { node: id, display_node: id, output });
    }
    // The history has it before anyone is told of the end.
    messages.push([end[1], { prompt_id: promptId, ...end[2], timestamp: Date.now() }]);
    this.history.delete(promptId);
    this.history.set(promptId, {
      prompt: entry,
      outputs,
      status: { status_str: end[0], completed: end[0] === 'success', messages },
      meta: {},
    });
    this.running = null;
    say(end[1], end[2]);
    this.tellStatus();
    say('executing', { node: null });
  }

  private async runNode(
    graph: WorkflowGraph,
    id: string,
    promptId: string,
    clientId: string,
    shows: boolean,
  ): Promise<FakeTempo['breakWith']> {
    const node = graph[id];
    if (!node || !/^(KSampler|SamplerCustom)(Advanced)?$/.test(node.class_type)) return null;
    const told =
      node.inputs.steps ?? Object.values(graph).find(each => each.class_type === 'LTXVScheduler')?.inputs.steps;
    const steps = Number(told ?? 1);
    const { life } = this;
    for (let value = 1; value <= steps && !this.interrupted; value++) {
      await sleep(this.tempo.stepMs);
      while (value === 4 && this.tempo.holds && !this.interrupted && this.life === life) await sleep(this.tempo.stepMs);
      if (value === 2 && this.tempo.breakWith) return this.tempo.breakWith;
      this.tell(clientId, { type: 'progress', data: { value, max: steps, prompt_id: promptId, node: id } });
      this.tell(clientId, {
        type: 'progress_state',
        data: {
          prompt_id: promptId,
          nodes: { [id]: { value, max: steps, state: 'running', node_id: id, prompt_id: promptId } },
        },
      });
      if (this.tempo.previews === 'none' || !shows) continue;
      const picture = await drawFake(64, 64, `${promptId}${value}`, 'jpeg');
      this.tell(clientId, textFrame(id, `step ${value}`));
      this.tell(clientId, this.tempo.previews === 'plain' ? plainPreview(picture) : preview(picture, promptId, id));
    }
    return null;
  }

  /** Everything that a node's result comes of. */
  private sign(graph: WorkflowGraph, id: string): string {
    const node = graph[id];
    if (!node) return '';
    const inputs = Object.entries(node.inputs).map(([name, value]) =>
      Array.isArray(value) && typeof value[0] === 'string'
        ? [name, this.sign(graph, value[0]), value[1]]
        : [name, value],
    );
    return JSON.stringify([node.class_type, inputs]);
  }

  private async save(graph: WorkflowGraph, id: string): Promise<Record<string, unknown>> {
    const node = graph[id];
    if (node?.class_type === 'SaveNothing') return {};
    const temp = node?.class_type === 'PreviewImage';
    const prefix = temp ? 'ComfyUI_temp' : String(node?.inputs.filename_prefix ?? 'ComfyUI');
    const type = temp ? 'temp' : 'output';
    const moving = node?.class_type === 'SaveVideo';
    const subfolder = prefix.includes('/') ? path.posix.dirname(prefix) : '';
    const stem = `${type}/${subfolder}/${path.posix.basename(prefix)}_`;
    const counter = [...this.files.keys()].filter(name => name.startsWith(stem)).length + 1;
    const filename = `${path.posix.basename(prefix)}_${String(counter).padStart(5, '0')}_.${moving ? 'mp4' : 'png'}`;
    const { width, height } = this.sizeOf(graph);
    const bytes = moving ? await drawClip() : await drawFake(width, height, this.sign(graph, id), 'png');
    this.files.set(`${type}/${subfolder}/${filename}`, bytes);
    const saved: SavedFile = { filename, subfolder, type };
    return moving ? { images: [saved], animated: [true] } : { images: [saved] };
  }

  private sizeOf(graph: WorkflowGraph): { width: number; height: number } {
    const sized = Object.values(graph).find(node => typeof node.inputs.width === 'number');
    return { width: Number(sized?.inputs.width ?? 64), height: Number(sized?.inputs.height ?? 64) };
  }
}
