import type { DeclaredParameter } from '../../contract/parameters.ts';
import type { WorkflowGraph, WorkflowSlot } from '../../contract/workflow-graph.ts';
import type { WorkflowCandidate } from '../../contract/workflows.ts';
import { findPrompts } from './find-prompts.ts';

type Suggestion = Omit<DeclaredParameter, 'name'> & { readonly name: string };
type Place = { readonly node: string; readonly input: string };
type Known = readonly [RegExp, (value: string | number | boolean) => Suggestion | null];

const count =
  (name: string, label: string, group: DeclaredParameter['group'], min: number, max: number) => (value: unknown) =>
    typeof value === 'number'
      ? ({ name, type: 'integer', label, group, min, max, step: 1, default: value } as const)
      : null;

/** Inputs that mean the same in most nodes, by their names. */
const KNOWN: readonly Known[] = [
  [/^(noise_)?seed$/, () => ({ name: 'seed', type: 'seed', label: 'Seed', group: 'sampling' })],
  [/^steps$/, count('steps', 'Steps', 'sampling', 1, 150)],
  [
    /^(cfg|guidance)$/,
    value =>
      typeof value === 'number'
        ? {
            name: 'guidance',
            type: 'number',
            label: 'Guidance',
            group: 'sampling',
            min: 0,
            max: 30,
            step: 0.1,
            default: value,
          }
        : null,
  ],
  [
    /^denoise$/,
    value =>
      typeof value === 'number'
        ? {
            name: 'strength',
            type: 'number',
            label: 'How much may change',
            group: 'reference',
            min: 0,
            max: 1,
            step: 0.05,
            default: value,
          }
        : null,
  ],
  [/^(length|frames|num_frames|video_frames)$/, count('frames', 'Frames', 'motion', 1, 1000)],
  [/^(fps|frame_rate)$/, count('fps', 'Frames a second', 'motion', 1, 120)],
];

const isWire = (value: unknown) => Array.isArray(value);
const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Names of files and choices of the graph's own machinery: set once in ComfyUI, and not on a form. */
const FIXED =
  /(_name\d*|^(upload|control_after_generate|filename_prefix|weight_dtype|device|type|format|codec|pix_fmt))$/;

const slug = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40) || 'input';

const titleOf = (graph: WorkflowGraph, node: string) => graph[node]?._meta?.title ?? graph[node]?.class_type ?? node;

function suggestPlain(graph: WorkflowGraph, { node, input }: Place, value: string | number | boolean): Suggestion {
  const words = `${titleOf(graph, node)}: ${input.replaceAll('_', ' ')}`.slice(0, 80);
  const name = slug(`${node} ${input}`);
  const common = { name, label: words, group: 'picture', advanced: true } as const;
  if (typeof value === 'boolean') return { ...common, type: 'flag', default: value };
  if (typeof value === 'number')
    return { ...common, type: Number.isInteger(value) ? 'integer' : 'number', default: value };
  return { ...common, type: 'text', maxLength: 10_000, default: value };
}

/** One control for width and height where a node has both. */
function suggestSizes(graph: WorkflowGraph): Map<string, { width: number; height: number }> {
  const sizes = new Map<string, { width: number; height: number }>();
  for (const [id, { inputs }] of Object.entries(graph)) {
    const { width, height } = inputs;
    if (typeof width === 'number' && typeof height === 'number') sizes.set(id, { width, height });
  }
  return sizes;
}

/** Puts places under candidates: what has one name is one control, as a seed that goes to several nodes. */
function createCollection(graph: WorkflowGraph) {
  const found = new Map<
    string,
    { parameter: DeclaredParameter; slots: WorkflowSlot[]; where: string; suggested: boolean }
  >();
  return {
    add: (parameter: DeclaredParameter, place: Place, suggested: boolean, part?: 'width' | 'height') => {
      const slot = { parameter: parameter.name, ...place, ...(part && { part }) };
      const known = found.get(parameter.name);
      if (known) known.slots.push(slot);
      else found.set(parameter.name, { parameter, slots: [slot], where: titleOf(graph, place.node), suggested });
    },
    list: () => [...found.values()],
    has: (name: string) => found.has(name),
  };
}

function suggestPicture(graph: WorkflowGraph, node: string, taken: (name: string) => boolean): Suggestion {
  const mask = /mask/i.test(graph[node]?.class_type ?? '') || /mask/i.test(titleOf(graph, node));
  const base = mask ? 'mask' : 'reference';
  let name = base;
  for (let n = 2; taken(name); n++) name = `${base}_${n}`;
  const title = titleOf(graph, node);
  return {
    name,
    type: 'image',
    label: (/^load image/i.test(title) ? (mask ? 'Mask' : 'Picture') : title).slice(0, 80),
    group: 'reference',
    required: true,
  };
}

/** Everything in a graph that could be a control, the ones that most people want first. Names of model files stay as they are. */
export function findCandidates(graph: WorkflowGraph): WorkflowCandidate[] {
  const found = createCollection(graph);
  for (const { node, input, name, value } of findPrompts(graph)) {
    const prompt = name === 'prompt';
    found.add(
      {
        name,
        type: 'text',
        label: prompt ? 'Prompt' : 'Leave out',
        group: 'prompt',
        maxLength: 10_000,
        ...(prompt ? { required: true } : { default: value }),
      },
      { node, input },
      true,
    );
  }
  const sizes = suggestSizes(graph);
  const [firstSized] = sizes.keys();
  const isPrompt = new Set(found.list().flatMap(({ slots }) => slots.map(slot => `${slot.node}\n${slot.input}`)));
  for (const [node, { class_type, inputs }] of Object.entries(graph))
    for (const [input, value] of Object.entries(inputs)) {
      if (isWire(value) || !isScalar(value) || isPrompt.has(`${node}\n${input}`)) continue;
      if (/^LoadImage/.test(class_type)) {
        if (input === 'image') found.add(suggestPicture(graph, node, found.has), { node, input }, true);
        continue;
      }
      const size = sizes.get(node);
      if (size && (input === 'width' || input === 'height')) {
        const first = node === firstSized;
        const name = first ? 'size' : slug(`${node} size`);
        const label = first ? 'Size' : `${titleOf(graph, node)}: size`.slice(0, 80);
        found.add(
          { name, type: 'size', label, group: 'picture', min: 16, max: 8192, step: 8, unit: 'px', default: size },
          { node, input },
          first,
          input,
        );
        continue;
      }
      const known = KNOWN.find(([pattern]) => pattern.test(input))?.[1](value) ?? null;
      if (known) found.add(known, { node, input }, known.name !== 'strength');
      else if (!FIXED.test(input)) found.add(suggestPlain(graph, { node, input }, value), { node, input }, false);
    }
  return found.list().sort((a, b) => Number(b.suggested) - Number(a.suggested));
}
