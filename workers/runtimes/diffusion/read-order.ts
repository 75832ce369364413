import { randomInt } from 'node:crypto';
import type { Parameters } from '../../../backend/contract/parameters.ts';
import { SEED_MAX } from '../../../backend/contract/parameters.ts';
import type { RuntimeJob } from '../runtime.ts';
import type { FamilyFacts } from './families.ts';

/** What a task asks a diffusion model for, with the family's defaults where it says nothing. Sizes in pixels, strength 0-1 (1 keeps nothing). */
export type Order = {
  readonly prompt: string;
  readonly negative: string;
  readonly width: number;
  readonly height: number;
  readonly steps: number;
  readonly guidance: number;
  readonly sampler: string | null;
  readonly scheduler: string | null;
  readonly seed: number;
  readonly strength: number;
  readonly frames: number;
  readonly fps: number;
  /** Paths of pictures on this machine. */
  readonly reference: string | null;
  readonly mask: string | null;
  readonly startFrame: string | null;
};

/** The seed of a task, or a new one where it has none, so that the recipe always tells which it was. */
export const takeSeed = (seed: number | null): number => seed ?? randomInt(SEED_MAX + 1);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const named = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise;

/** Reads what a job asks for. */
export function readOrder({ task, inputs }: RuntimeJob, facts: FamilyFacts): Order {
  const { parameters } = task;
  const { size } = parameters;
  const usual = facts.sizes[0] ?? { width: 512, height: 512 };
  const { width, height } = typeof size === 'object' && 'width' in size ? size : usual;
  return {
    prompt: text(parameters.prompt),
    negative: text(parameters.negative),
    width,
    height,
    steps: number(parameters.steps, facts.steps),
    guidance: number(parameters.guidance, facts.guidance),
    sampler: named(parameters.sampler),
    scheduler: named(parameters.scheduler),
    seed: takeSeed(task.seed),
    strength: number(parameters.strength, 0.6),
    frames: number(parameters.frames, facts.clip?.frames ?? 1),
    fps: number(parameters.fps, facts.clip?.fps ?? 24),
    reference: inputs.reference ?? null,
    mask: inputs.mask ?? null,
    startFrame: inputs.start_frame ?? null,
  };
}

/** What a recipe names and an engine was not told: everything but the names given, `count`, which is a matter of the queue, and what was left empty. */
export function listUnmapped(
  parameters: Parameters,
  mapped: ReadonlySet<string>,
  engine: string,
): { name: string; why: string }[] {
  return Object.entries(parameters)
    .filter(([name, value]) => name !== 'count' && value !== '' && !mapped.has(name))
    .map(([name]) => ({ name, why: `${engine} has no such setting.` }));
}
