import type { DeclaredParameter } from '../../../backend/contract/parameters.ts';
import type { FamilyFacts } from './families.ts';

/** A value to choose and its words. */
export type Choice = { value: string; label: string };

/** What an engine can do with a model that makes pictures or clips. */
export type Able = {
  readonly facts: FamilyFacts;
  /** Empty where the engine chooses itself. */
  readonly samplers: readonly Choice[];
  readonly schedulers: readonly Choice[];
  /** Whether it takes a picture to start from, and a mask over it. */
  readonly reference: boolean;
  readonly mask: boolean;
  /** The most pictures that one press may ask for; each is a task of its own. */
  readonly countMost?: number;
};

const PROMPT: DeclaredParameter = {
  name: 'prompt',
  type: 'text',
  label: 'Prompt',
  group: 'prompt',
  required: true,
  maxLength: 10_000,
};
const NEGATIVE: DeclaredParameter = {
  name: 'negative',
  type: 'text',
  label: 'Leave out',
  group: 'prompt',
  maxLength: 10_000,
};
const STRENGTH: DeclaredParameter = {
  name: 'strength',
  type: 'number',
  label: 'How much may change',
  hint: '0 keeps the picture, 1 keeps nothing of it',
  group: 'reference',
  min: 0,
  max: 1,
  step: 0.05,
  default: 0.6,
  when: { name: 'reference', is: 'set' },
};
const MASK: DeclaredParameter = {
  name: 'mask',
  type: 'image',
  label: 'Mask',
  hint: 'White is painted anew, black is kept',
  group: 'reference',
  when: { name: 'reference', is: 'set' },
};
const SEED: DeclaredParameter = { name: 'seed', type: 'seed', label: 'Seed', group: 'sampling' };

function declareSize({ sizes, size }: FamilyFacts): DeclaredParameter {
  const usual = sizes[0];
  return {
    name: 'size',
    type: 'size',
    label: 'Size',
    group: 'picture',
    ...size,
    unit: 'px',
    ...(usual && { default: { width: usual.width, height: usual.height } }),
    sizes: [...sizes],
  };
}

function declareSampling({ facts, samplers, schedulers }: Able): DeclaredParameter[] {
  const choice = (name: string, label: string, choices: readonly Choice[], wanted: string): DeclaredParameter[] => {
    const usual = choices.find(each => each.value === wanted) ?? choices[0];
    if (!usual) return [];
    return [
      {
        name,
        type: 'choice',
        label,
        group: 'sampling',
        advanced: true,
        default: usual.value,
        choices: [...choices],
      },
    ];
  };
  return [
    {
      name: 'steps',
      type: 'integer',
      label: 'Steps',
      group: 'sampling',
      advanced: true,
      min: 1,
      max: 150,
      step: 1,
      default: facts.steps,
    },
    {
      name: 'guidance',
      type: 'number',
      label: 'Guidance',
      hint: 'How closely it keeps to the words',
      group: 'sampling',
      advanced: true,
      min: 0,
      max: 30,
      step: 0.1,
      default: facts.guidance,
    },
    ...choice('sampler', 'Sampler', samplers, facts.sampler),
    ...choice('scheduler', 'Scheduler', schedulers, facts.scheduler),
    SEED,
  ];
}

const declareCount = (label: string, most: number): DeclaredParameter => ({
  name: 'count',
  type: 'integer',
  label,
  group: 'picture',
  min: 1,
  max: most,
  step: 1,
  default: 1,
});

/** The controls of a model that makes pictures from words, and from a picture where the engine can. */
export const declareImage = (able: Able): DeclaredParameter[] => [
  PROMPT,
  ...(able.facts.negative ? [NEGATIVE] : []),
  ...(able.reference
    ? [{ name: 'reference', type: 'image', label: 'Reference picture', group: 'reference' } as const, STRENGTH]
    : []),
  ...(able.reference && able.mask ? [MASK] : []),
  declareSize(able.facts),
  declareCount('Pictures', able.countMost ?? 16),
  ...declareSampling(able),
];

/** The controls of a model that makes clips; `reference` is a start frame, needed where `startFrame` says so. */
export function declareVideo(able: Able, startFrame: 'none' | 'optional' | 'required'): DeclaredParameter[] {
  const clip = able.facts.clip ?? { every: 1, frames: 49, most: 161, fps: 24 };
  const frame: DeclaredParameter = {
    name: 'start_frame',
    type: 'image',
    label: 'First frame',
    group: 'reference',
    ...(startFrame === 'required' && { required: true }),
  };
  return [
    PROMPT,
    ...(able.facts.negative ? [NEGATIVE] : []),
    ...(startFrame === 'none' ? [] : [frame]),
    declareSize(able.facts),
    declareCount('Clips', able.countMost ?? 8),
    {
      name: 'frames',
      type: 'integer',
      label: 'Frames',
      ...(clip.every > 1 && { hint: `One more than a multiple of ${clip.every}` }),
      group: 'motion',
      min: 1,
      max: clip.most,
      step: clip.every,
      default: clip.frames,
    },
    {
      name: 'fps',
      type: 'integer',
      label: 'Frames a second',
      group: 'motion',
      min: 1,
      max: 60,
      step: 1,
      default: clip.fps,
    },
    ...declareSampling(able),
  ];
}

/** The controls of a model that makes a picture larger by one of these factors. */
export const declareUpscale = (factors: readonly number[]): DeclaredParameter[] => [
  { name: 'reference', type: 'image', label: 'Picture', group: 'reference', required: true },
  ...(factors.length > 0
    ? [
        {
          name: 'upscale',
          type: 'choice',
          label: 'How much larger',
          group: 'picture',
          default: String(factors[0]),
          choices: factors.map(factor => ({ value: String(factor), label: `${factor}×, each side` })),
        } as const,
      ]
    : []),
];
