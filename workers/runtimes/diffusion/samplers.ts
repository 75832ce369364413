/** The engines that name samplers and schedulers each in their own way. */
export type NamingEngine = 'comfyui' | 'a1111' | 'sdcpp' | 'swarmui';

/** What one sampler or scheduler is called: in recipes, on the screen, and by each engine (the first name is the usual one; none where it has none). */
export type SamplingName = {
  readonly name: string;
  readonly label: string;
  readonly in: Readonly<Record<NamingEngine, readonly string[]>>;
};

const of = (
  name: string,
  label: string,
  a1111: readonly string[],
  sdcpp: readonly string[] = [],
  comfyui: readonly string[] = [name],
): SamplingName => ({ name, label, in: { comfyui, a1111, sdcpp, swarmui: comfyui } });

/** Samplers by the names that recipes carry; SwarmUI uses ComfyUI's. */
export const SAMPLERS: readonly SamplingName[] = [
  of('euler', 'Euler', ['Euler'], ['euler']),
  of('euler_ancestral', 'Euler ancestral', ['Euler a'], ['euler_a']),
  of('heun', 'Heun', ['Heun'], ['heun']),
  of('dpm_2', 'DPM2', ['DPM2', 'KDPM2'], ['dpm2']),
  of('dpm_2_ancestral', 'DPM2 ancestral', ['DPM2 a', 'KDPM2 a']),
  of('lms', 'LMS', ['LMS']),
  of('dpm_fast', 'DPM fast', ['DPM fast']),
  of('dpm_adaptive', 'DPM adaptive', ['DPM adaptive']),
  of('dpmpp_2s_ancestral', 'DPM++ 2S ancestral', ['DPM++ 2S a'], ['dpm++2s_a']),
  of('dpmpp_sde', 'DPM++ SDE', ['DPM++ SDE', 'DPM SDE']),
  of('dpmpp_2m', 'DPM++ 2M', ['DPM++ 2M'], ['dpm++2m']),
  of('dpmpp_2m_v2', 'DPM++ 2M v2', [], ['dpm++2mv2'], []),
  of('dpmpp_2m_sde', 'DPM++ 2M SDE', ['DPM++ 2M SDE']),
  of('dpmpp_2m_sde_heun', 'DPM++ 2M SDE Heun', ['DPM++ 2M SDE Heun']),
  of('dpmpp_3m_sde', 'DPM++ 3M SDE', ['DPM++ 3M SDE']),
  of('ddpm', 'DDPM', ['DDPM']),
  of('ddim', 'DDIM', ['DDIM'], ['ddim_trailing']),
  of('ipndm', 'iPNDM', ['IPNDM'], ['ipndm']),
  of('ipndm_v', 'iPNDM-V', ['IPNDM_V'], ['ipndm_v']),
  of('deis', 'DEIS', ['DEIS']),
  of('uni_pc', 'UniPC', ['UniPC']),
  of('uni_pc_bh2', 'UniPC bh2', ['UniPC BH2']),
  of('lcm', 'LCM', ['LCM'], ['lcm']),
  of('tcd', 'TCD', ['TCD'], ['tcd'], []),
  of('res_multistep', 'RES multistep', ['Res Multistep'], ['res_multistep']),
  of('restart', 'Restart', ['Restart'], [], []),
];

/** Schedulers by the names that recipes carry. */
export const SCHEDULERS: readonly SamplingName[] = [
  of('automatic', 'Automatic', ['automatic'], [], []),
  of('normal', 'Normal', ['normal'], ['discrete']),
  of('uniform', 'Uniform', ['uniform'], [], []),
  of('karras', 'Karras', ['karras'], ['karras']),
  of('exponential', 'Exponential', ['exponential'], ['exponential']),
  of('polyexponential', 'Polyexponential', ['polyexponential'], [], []),
  of('sgm_uniform', 'SGM uniform', ['sgm_uniform'], ['sgm_uniform']),
  of('simple', 'Simple', ['simple'], ['simple']),
  of('ddim_uniform', 'DDIM uniform', ['ddim']),
  of('beta', 'Beta', ['beta']),
  of('linear_quadratic', 'Linear quadratic', []),
  of('kl_optimal', 'KL optimal', ['kl_optimal'], ['kl_optimal']),
  of('align_your_steps', 'Align your steps', ['align_your_steps'], ['ays'], []),
  of('gits', 'GITS', [], ['gits'], []),
  of('smoothstep', 'Smoothstep', [], ['smoothstep'], []),
];

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The choices of a form for what an engine lists; a name that is not known here stands for itself. */
export function offerNames(
  table: readonly SamplingName[],
  engine: NamingEngine,
  listed: readonly string[],
): { value: string; label: string }[] {
  const choices = new Map<string, string>();
  for (const own of listed) {
    const known = table.find(entry => entry.in[engine].some(name => same(name, own)));
    if (!choices.has(known?.name ?? own)) choices.set(known?.name ?? own, known?.label ?? own);
  }
  return [...choices].map(([value, label]) => ({ value, label }));
}

/** What an engine that lists these calls the sampler or scheduler of a recipe, in its own spelling; null where it has none. */
export function findName(
  table: readonly SamplingName[],
  engine: NamingEngine,
  wanted: string,
  listed: readonly string[],
): string | null {
  const known = table.find(entry => same(entry.name, wanted));
  for (const name of [...(known?.in[engine] ?? []), wanted]) {
    const own = listed.find(each => same(each, name));
    if (own !== undefined) return own;
  }
  return null;
}
