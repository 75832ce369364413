/** The kinds of diffusion model that ask for different sizes, steps and guidance. */
export type Family = 'sd15' | 'sdxl' | 'sd3' | 'flux' | 'qwen-image' | 'wan' | 'ltx' | 'unknown';

/** What a family is good at: sizes in pixels, the first being the usual one; frames as the counts that its clips may have. */
export type FamilyFacts = {
  readonly name: string;
  readonly makes: 'image' | 'video';
  readonly sizes: readonly { readonly width: number; readonly height: number; readonly label: string }[];
  readonly size: { readonly min: number; readonly max: number; readonly step: number };
  readonly steps: number;
  readonly guidance: number;
  /** Whether words to leave out have an effect. */
  readonly negative: boolean;
  /** By the names of `samplers.ts`. */
  readonly sampler: string;
  readonly scheduler: string;
  /** Frame counts are `every` × n + 1. */
  readonly clip?: { readonly every: number; readonly frames: number; readonly most: number; readonly fps: number };
};

const shape = (label: string, width: number, height: number) => ({ label, width, height });

const MEGAPIXEL = [
  shape('Square', 1024, 1024),
  shape('Landscape', 1216, 832),
  shape('Portrait', 832, 1216),
  shape('Wide', 1344, 768),
  shape('Tall', 768, 1344),
];

/** Every family with what its makers or long use recommend for it. */
export const FAMILIES: Readonly<Record<Family, FamilyFacts>> = {
  sd15: {
    name: 'Stable Diffusion 1.5',
    makes: 'image',
    sizes: [shape('Square', 512, 512), shape('Landscape', 768, 512), shape('Portrait', 512, 768)],
    size: { min: 256, max: 1536, step: 8 },
    steps: 25,
    guidance: 7,
    negative: true,
    sampler: 'dpmpp_2m',
    scheduler: 'karras',
  },
  sdxl: {
    name: 'Stable Diffusion XL',
    makes: 'image',
    sizes: MEGAPIXEL,
    size: { min: 512, max: 2048, step: 8 },
    steps: 30,
    guidance: 6,
    negative: true,
    sampler: 'dpmpp_2m',
    scheduler: 'karras',
  },
  sd3: {
    name: 'Stable Diffusion 3',
    makes: 'image',
    sizes: MEGAPIXEL,
    size: { min: 512, max: 2048, step: 16 },
    steps: 28,
    guidance: 4.5,
    negative: true,
    sampler: 'euler',
    scheduler: 'sgm_uniform',
  },
  flux: {
    name: 'FLUX.1',
    makes: 'image',
    sizes: MEGAPIXEL,
    size: { min: 256, max: 2048, step: 16 },
    steps: 20,
    guidance: 3.5,
    negative: false,
    sampler: 'euler',
    scheduler: 'simple',
  },
  'qwen-image': {
    name: 'Qwen-Image',
    makes: 'image',
    sizes: [
      shape('Square', 1328, 1328),
      shape('Landscape', 1472, 1104),
      shape('Portrait', 1104, 1472),
      shape('Wide', 1664, 928),
      shape('Tall', 928, 1664),
    ],
    size: { min: 512, max: 2048, step: 16 },
    steps: 20,
    guidance: 2.5,
    negative: true,
    sampler: 'euler',
    scheduler: 'simple',
  },
  wan: {
    name: 'Wan',
    makes: 'video',
    sizes: [
      shape('Landscape', 832, 480),
      shape('Portrait', 480, 832),
      shape('Square', 640, 640),
      shape('Landscape HD', 1280, 720),
      shape('Portrait HD', 720, 1280),
    ],
    size: { min: 256, max: 1280, step: 16 },
    steps: 20,
    guidance: 5,
    negative: true,
    sampler: 'uni_pc',
    scheduler: 'simple',
    clip: { every: 4, frames: 81, most: 161, fps: 16 },
  },
  ltx: {
    name: 'LTX-Video',
    makes: 'video',
    sizes: [shape('Landscape', 768, 512), shape('Portrait', 512, 768), shape('Wide', 1216, 704)],
    size: { min: 256, max: 1280, step: 32 },
    steps: 30,
    guidance: 3,
    negative: true,
    sampler: 'euler',
    scheduler: 'simple',
    clip: { every: 8, frames: 97, most: 257, fps: 24 },
  },
  unknown: {
    name: 'Diffusion model',
    makes: 'image',
    // Between what the small and the large families were trained on: neither comes out broken.
    sizes: [
      shape('Square', 768, 768),
      shape('Landscape', 960, 640),
      shape('Portrait', 640, 960),
      shape('Large square', 1024, 1024),
    ],
    size: { min: 256, max: 2048, step: 16 },
    steps: 25,
    guidance: 6,
    negative: true,
    sampler: 'euler',
    scheduler: 'normal',
  },
};

const SIGNS: readonly (readonly [RegExp, Family])[] = [
  [/qwen[-_. ]?image/, 'qwen-image'],
  [/(^|[^a-z])wan([-_. ]?v?\d|$|[-_. ])/, 'wan'],
  [/(^|[^a-z])ltxv?([-_. ]|\d|$)/, 'ltx'],
  [/flux|(^|[^a-z])kontext/, 'flux'],
  [/sd[-_. ]?v?3([^\d]|$)|stable[-_. ]?diffusion[-_. ]?v?3/, 'sd3'],
  [/xl(?![a-z])|(^|[^a-z])pony|illustrious|noob[-_. ]?ai|animagine/, 'sdxl'],
  [
    /sd[-_. ]?v?1([-_. ]?[45])?([^\d]|$)|v1[-_.][45]|stable[-_. ]?diffusion[-_. ]?v?1|(^|[^\d])1[-_.]5([^\d]|$)/,
    'sd15',
  ],
  [
    /dreamshaper|realistic[-_. ]?vision|deliberate|epicrealism|absolutereality|majicmix|counterfeit|meinamix|rev[-_. ]?animated/,
    'sd15',
  ],
];

/**
 * The family of a model: by what its engine says of it where it does, else by its file's name without the folder.
 * Of a name that tells nothing it is `unknown`.
 */
export function guessFamily(fileName: string, told: string | null = null): Family {
  const name = fileName.split(/[\\/]/).at(-1) ?? fileName;
  for (const words of [told ?? '', name].map(each => each.toLowerCase()))
    for (const [sign, family] of SIGNS) if (sign.test(words)) return family;
  return 'unknown';
}

const HURRIED: readonly (readonly [RegExp, { readonly steps: number; readonly guidance: number }])[] = [
  [/schnell/, { steps: 4, guidance: 1 }],
  [/lightning|hyper/, { steps: 8, guidance: 1.5 }],
  [/turbo|(^|[^a-z])lcm([^a-z]|$)|distill/, { steps: 8, guidance: 1 }],
];

/** A family's facts as they are for one file: models distilled to few steps, which their names tell, want few steps and hardly any guidance. */
export function factsOf(family: Family, fileName: string): FamilyFacts {
  const name = fileName.toLowerCase();
  const hurried = HURRIED.find(([sign]) => sign.test(name))?.[1];
  return { ...FAMILIES[family], ...hurried };
}
