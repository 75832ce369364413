import type { ModelCard } from '../../../backend/contract/models.ts';
import type { DeclaredParameter } from '../../../backend/contract/parameters.ts';
import { declareImage, declareVideo } from '../diffusion/declare-parameters.ts';
import { type EngineDoor, refuseRun } from '../diffusion/engine-door.ts';
import { type Family, type FamilyFacts, factsOf, guessFamily } from '../diffusion/families.ts';
import { modelIdOf, modelNameOf } from '../diffusion/model-id.ts';
import { offerNames, SAMPLERS, SCHEDULERS } from '../diffusion/samplers.ts';
import type { RuntimeFacts } from '../runtime.ts';
import { Capabilities } from './answers.ts';

/** What people call the program. */
export const ENGINE = 'stable-diffusion.cpp';

/** One way to ask the server: `redraws` is a model that is told in words what to change in a picture. */
export type Mode = { readonly mode: 'img_gen' | 'vid_gen'; readonly redraws: boolean };

/** What a look at a server found. */
export type Looked = {
  readonly facts: RuntimeFacts;
  readonly capabilities: Capabilities;
  readonly family: Family;
  readonly familyFacts: FamilyFacts;
  readonly modes: ReadonlyMap<string, Mode>;
};

function withinLimits(facts: FamilyFacts, limits: Capabilities['limits']): FamilyFacts {
  const min = Math.max(facts.size.min, limits?.min_width ?? 0, limits?.min_height ?? 0);
  const max = Math.min(facts.size.max, limits?.max_width ?? Infinity, limits?.max_height ?? Infinity);
  const sizes = facts.sizes.filter(({ width, height }) => Math.max(width, height) <= max);
  return { ...facts, size: { ...facts.size, min, max }, ...(sizes.length > 0 && { sizes }) };
}

/** What an instruction model is asked: the picture to change instead of how much may change. */
const asRedraw = (parameters: readonly DeclaredParameter[]): DeclaredParameter[] =>
  parameters
    .filter(({ name }) => name !== 'strength' && name !== 'mask')
    .map(parameter => (parameter.name === 'reference' ? { ...parameter, required: true } : parameter));

function declare({ mode, redraws }: Mode, capabilities: Capabilities, facts: FamilyFacts): DeclaredParameter[] {
  const features = capabilities.features_by_mode?.[mode] ?? {};
  const able = {
    facts,
    samplers: offerNames(SAMPLERS, 'sdcpp', capabilities.samplers),
    schedulers: offerNames(SCHEDULERS, 'sdcpp', capabilities.schedulers),
    reference: features.init_image !== false,
    mask: features.mask_image !== false,
  };
  if (mode === 'img_gen') return redraws ? asRedraw(declareImage(able)) : declareImage(able);
  const clip = declareVideo(able, features.init_image ? 'optional' : 'none');
  if (!features.end_image) return clip;
  const last: DeclaredParameter = { name: 'end_frame', type: 'image', label: 'Last frame', group: 'reference' };
  return [...clip, last];
}

/** Reads what a server is and can do. Raises `unreachable`, `not_signed_in`, and `runtime_failed` for one that is too old. */
export async function lookAtServer(door: EngineDoor, signal: AbortSignal): Promise<Looked> {
  const answer = await door.ask('/sdcpp/v1/capabilities', {}, signal);
  const read = Capabilities.safeParse(answer.body);
  if (answer.status !== 200 || !read.success)
    throw refuseRun(
      ENGINE,
      `What answers at ${door.address} is no stable-diffusion.cpp server with the API /sdcpp/v1. A newer build has it.`,
    );
  const capabilities = read.data;
  const { path, stem, name } = capabilities.model;
  const fileName = path || name || stem || 'model';
  const family = guessFamily(fileName);
  const facts = withinLimits(factsOf(family, fileName), capabilities.limits);
  const redraws = /kontext|edit/i.test(modelNameOf(fileName));
  const asked = (['img_gen', 'vid_gen'] as const).filter(mode => capabilities.supported_modes.includes(mode));
  const own = facts.makes === 'video' ? 'vid_gen' : 'img_gen';
  const modes = new Map<string, Mode>();
  const models = asked.map((mode): ModelCard => {
    const clip = mode === 'vid_gen';
    // A model that can do both keeps its own name for what its family is for.
    const aside = asked.length > 1 && mode !== own ? (clip ? '.clip' : '.still') : '';
    const id = `${modelIdOf(fileName).slice(0, 80 - aside.length)}${aside}`;
    modes.set(id, { mode, redraws: redraws && !clip });
    return {
      id,
      name: modelNameOf(fileName),
      family: facts.name,
      kind: clip ? 'video' : redraws ? 'edit' : 'image',
      runtime: 'sdcpp',
      version: '1',
      about: `${facts.name}, by ${ENGINE}.`,
      file: { name: fileName.slice(0, 500), sha256: null, bytes: null },
      parameters: declare({ mode, redraws }, capabilities, facts),
    };
  });
  return {
    facts: { version: '/sdcpp/v1', models, gpus: [], loadedModel: models[0]?.id ?? null },
    capabilities,
    family,
    familyFacts: facts,
    modes,
  };
}
