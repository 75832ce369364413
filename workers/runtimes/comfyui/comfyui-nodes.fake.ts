/** The files that a played ComfyUI has, by folder. */
export type FakeModels = Readonly<
  Record<'checkpoints' | 'diffusion_models' | 'text_encoders' | 'vae' | 'upscale_models', readonly string[]>
>;

/** One file of each kind that the templates can use. */
export const FAKE_MODELS: FakeModels = {
  checkpoints: [
    'v1-5-pruned-emaonly.safetensors',
    'SDXL/sd_xl_base_1.0.safetensors',
    'ltx-video-2b-v0.9.5.safetensors',
  ],
  diffusion_models: [
    'flux1-dev.safetensors',
    'qwen_image_fp8_e4m3fn.safetensors',
    'wan2.2_t2v_high_noise_14B_fp8_scaled.safetensors',
    'wan2.2_t2v_low_noise_14B_fp8_scaled.safetensors',
    'wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors',
    'wan2.2_i2v_low_noise_14B_fp8_scaled.safetensors',
    'wan2.2_ti2v_5B_fp16.safetensors',
  ],
  text_encoders: [
    'clip_l.safetensors',
    't5xxl_fp16.safetensors',
    'qwen_2.5_vl_7b_fp8_scaled.safetensors',
    'umt5_xxl_fp8_e4m3fn_scaled.safetensors',
  ],
  vae: ['ae.safetensors', 'qwen_image_vae.safetensors', 'wan_2.1_vae.safetensors', 'wan2.2_vae.safetensors'],
  upscale_models: ['4x-UltraSharp.pth'],
};

/** One input: its type or its choices, and its limits. */
export type FakeInput = readonly [
  string | readonly string[],
  { readonly min?: number; readonly max?: number; readonly default?: unknown }?,
];
/** One node class as `/object_info` tells it. */
export type FakeClass = {
  readonly required: Readonly<Record<string, FakeInput>>;
  readonly optional: Readonly<Record<string, FakeInput>>;
  readonly isOutput: boolean;
};

const text: FakeInput = ['STRING', {}];
const float: FakeInput = ['FLOAT', { min: 0, max: 10_000 }];
const side: FakeInput = ['INT', { min: 16, max: 16_384 }];
const wire = (type: string): FakeInput => [type];

const SAMPLERS = ['euler', 'euler_ancestral', 'heun', 'dpmpp_2m', 'dpmpp_sde', 'uni_pc', 'lcm'];
const SCHEDULERS = ['simple', 'sgm_uniform', 'karras', 'normal', 'beta'];
const sampling: Record<string, FakeInput> = {
  steps: ['INT', { min: 1, max: 10_000 }],
  cfg: ['FLOAT', { min: 0, max: 100 }],
  sampler_name: [SAMPLERS],
  scheduler: [SCHEDULERS],
};
const seed: FakeInput = ['INT', { min: 0, max: 2 ** 64 }];
const ends: Record<string, FakeInput> = { positive: wire('CONDITIONING'), negative: wire('CONDITIONING') };
const clipSize: Record<string, FakeInput> = {
  width: side,
  height: side,
  length: ['INT', { min: 1, max: 16_384 }],
  batch_size: ['INT', { min: 1, max: 4096 }],
};

/** The node classes of a ComfyUI with these files, whose input folder holds these pictures. */
export function listFakeClasses(models: FakeModels, pictures: readonly string[]): Record<string, FakeClass> {
  const of = (
    required: Record<string, FakeInput>,
    optional: Record<string, FakeInput> = {},
    isOutput = false,
  ): FakeClass => ({ required, optional, isOutput });
  const custom = {
    model: wire('MODEL'),
    add_noise: ['BOOLEAN', {}],
    noise_seed: seed,
    cfg: float,
    ...ends,
    sampler: wire('SAMPLER'),
    sigmas: wire('SIGMAS'),
    latent_image: wire('LATENT'),
  } as const;
  return {
    CheckpointLoaderSimple: of({ ckpt_name: [models.checkpoints] }),
    UNETLoader: of({ unet_name: [models.diffusion_models], weight_dtype: [['default', 'fp8_e4m3fn']] }),
    CLIPLoader: of({ clip_name: [models.text_encoders], type: [['stable_diffusion', 'ltxv', 'wan', 'qwen_image']] }),
    DualCLIPLoader: of({
      clip_name1: [models.text_encoders],
      clip_name2: [models.text_encoders],
      type: [['sdxl', 'flux']],
    }),
    VAELoader: of({ vae_name: [models.vae] }),
    UpscaleModelLoader: of({ model_name: [models.upscale_models] }),
    CLIPTextEncode: of({ text, clip: wire('CLIP') }),
    EmptyLatentImage: of({ width: side, height: side, batch_size: ['INT', { min: 1, max: 4096 }] }),
    EmptySD3LatentImage: of({ width: side, height: side, batch_size: ['INT', { min: 1, max: 4096 }] }),
    EmptyHunyuanLatentVideo: of(clipSize),
    EmptyLTXVLatentVideo: of(clipSize),
    WanImageToVideo: of({ ...ends, vae: wire('VAE'), ...clipSize }, { start_image: wire('IMAGE') }),
    Wan22ImageToVideoLatent: of({ vae: wire('VAE'), ...clipSize }, { start_image: wire('IMAGE') }),
    LTXVImgToVideo: of({ ...ends, vae: wire('VAE'), image: wire('IMAGE'), ...clipSize, strength: float }),
    LTXVConditioning: of({ ...ends, frame_rate: float }),
    LTXVScheduler: of(
      {
        steps: ['INT', { min: 1, max: 10_000 }],
        max_shift: float,
        base_shift: float,
        stretch: ['BOOLEAN', {}],
        terminal: float,
      },
      { latent: wire('LATENT') },
    ),
    ModelSamplingSD3: of({ model: wire('MODEL'), shift: float }),
    ModelSamplingAuraFlow: of({ model: wire('MODEL'), shift: float }),
    FluxGuidance: of({ conditioning: wire('CONDITIONING'), guidance: float }),
    ConditioningZeroOut: of({ conditioning: wire('CONDITIONING') }),
    KSampler: of({
      model: wire('MODEL'),
      seed,
      ...sampling,
      ...ends,
      latent_image: wire('LATENT'),
      denoise: ['FLOAT', { min: 0, max: 1 }],
    }),
    KSamplerAdvanced: of({
      model: wire('MODEL'),
      add_noise: [['enable', 'disable']],
      noise_seed: seed,
      ...sampling,
      ...ends,
      latent_image: wire('LATENT'),
      start_at_step: ['INT', { min: 0, max: 10_000 }],
      end_at_step: ['INT', { min: 0, max: 10_000 }],
      return_with_leftover_noise: [['disable', 'enable']],
    }),
    KSamplerSelect: of({ sampler_name: [SAMPLERS] }),
    SamplerCustom: of(custom),
    VAEDecode: of({ samples: wire('LATENT'), vae: wire('VAE') }),
    VAEEncode: of({ pixels: wire('IMAGE'), vae: wire('VAE') }),
    LoadImage: of({ image: [pictures] }),
    ImageScale: of({
      image: wire('IMAGE'),
      upscale_method: [['nearest-exact', 'bilinear', 'lanczos']],
      width: side,
      height: side,
      crop: [['disabled', 'center']],
    }),
    ImageToMask: of({ image: wire('IMAGE'), channel: [['red', 'green', 'blue', 'alpha']] }),
    SetLatentNoiseMask: of({ samples: wire('LATENT'), mask: wire('MASK') }),
    ImageCompositeMasked: of(
      {
        destination: wire('IMAGE'),
        source: wire('IMAGE'),
        x: ['INT', {}],
        y: ['INT', {}],
        resize_source: ['BOOLEAN', {}],
      },
      { mask: wire('MASK') },
    ),
    ImageUpscaleWithModel: of({ upscale_model: wire('UPSCALE_MODEL'), image: wire('IMAGE') }),
    CreateVideo: of({ images: wire('IMAGE'), fps: float }, { audio: wire('AUDIO') }),
    SaveVideo: of(
      { video: wire('VIDEO'), filename_prefix: text, format: [['auto', 'mp4']], codec: [['auto', 'h264']] },
      {},
      true,
    ),
    SaveImage: of({ images: wire('IMAGE'), filename_prefix: text }, {}, true),
    PreviewImage: of({ images: wire('IMAGE') }, {}, true),
  };
}

/** `/object_info` of these classes; newer versions tell the choices of nodes written anew as `["COMBO", {options}]`. */
export function describeFakeClasses(classes: Record<string, FakeClass>, newer: boolean): Record<string, unknown> {
  const RENEWED = new Set(['UpscaleModelLoader', 'SaveVideo', 'KSamplerSelect']);
  const tell = (name: string, inputs: FakeClass['required']) =>
    Object.fromEntries(
      Object.entries(inputs).map(([input, [type, more = {}]]) => [
        input,
        typeof type === 'string'
          ? [type, more]
          : newer && RENEWED.has(name)
            ? ['COMBO', { ...more, options: type }]
            : [type, more],
      ]),
    );
  return Object.fromEntries(
    Object.entries(classes).map(([name, { required, optional, isOutput }]) => [
      name,
      {
        input: { required: tell(name, required), optional: tell(name, optional) },
        output_node: isOutput,
        name,
        category: 'fake',
      },
    ]),
  );
}
