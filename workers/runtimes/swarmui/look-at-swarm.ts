import type { z } from 'zod';
import type { ModelCard } from '../../../backend/contract/models.ts';
import { Refusal } from '../../../backend/contract/problem.ts';
import { declareImage } from '../diffusion/declare-parameters.ts';
import { type Family, type FamilyFacts, factsOf, guessFamily } from '../diffusion/families.ts';
import { modelIdOf, modelNameOf } from '../diffusion/model-id.ts';
import { offerNames, SAMPLERS, SCHEDULERS } from '../diffusion/samplers.ts';
import type { RuntimeFacts } from '../runtime.ts';
import { Loaded, Models, Params, Resources, type SwarmModel } from './answers.ts';
import type { Swarm, SwarmSession } from './swarm.ts';

const DEEPEST = 20;

/** A model as SwarmUI wants it named. */
export type Known = { readonly name: string; readonly family: Family; readonly facts: FamilyFacts };

/** What a look at a SwarmUI found; `params` are the ids of what a generation may be told, with the values of those that are a choice. */
export type Looked = {
  readonly facts: RuntimeFacts;
  readonly models: ReadonlyMap<string, Known>;
  readonly params: ReadonlyMap<string, readonly string[]>;
};

/** What SwarmUI says of a model's size goes before what its family is known for. */
function factsFor(model: SwarmModel, family: Family): FamilyFacts {
  const facts = factsOf(family, model.name);
  const { standard_width: width, standard_height: height } = model;
  if (family !== 'unknown' || !width || !height) return facts;
  const { min, max, step } = facts.size;
  const fits = (side: number) => side >= min && side <= max && (side - min) % step === 0;
  if (!fits(width) || !fits(height)) return facts;
  return { ...facts, sizes: [{ width, height, label: 'Its own' }, ...facts.sizes] };
}

function cardOf(model: SwarmModel, facts: FamilyFacts, params: Looked['params']): ModelCard {
  return {
    id: modelIdOf(model.name),
    name: modelNameOf(model.name),
    family: facts.name,
    kind: 'image',
    runtime: 'swarmui',
    version: '1',
    about: `${facts.name}, by SwarmUI.`,
    file: { name: model.name.slice(0, 500), sha256: null, bytes: null },
    parameters: declareImage({
      facts,
      samplers: offerNames(SAMPLERS, 'swarmui', params.get('sampler') ?? []),
      schedulers: offerNames(SCHEDULERS, 'swarmui', params.get('scheduler') ?? []),
      reference: params.has('initimage'),
      mask: params.has('maskimage'),
    }),
  };
}

/** Reads what a SwarmUI is, has and can do. Raises `unreachable`, `not_signed_in`, `runtime_failed`. */
export async function lookAtSwarm(swarm: Swarm, session: SwarmSession, signal: AbortSignal): Promise<Looked> {
  const search = { path: '', depth: DEEPEST, subtype: 'Stable-Diffusion', sortBy: 'Name' };
  const ifAllowed = <T extends z.ZodType>(route: string, shape: T) =>
    swarm.ask(route, {}, shape, session, signal).catch((error: unknown) => {
      // Not every account may ask for these.
      if (error instanceof Refusal && error.problem.code === 'runtime_failed') return null;
      throw error;
    });
  const [found, listed, loaded, resources] = await Promise.all([
    swarm.ask('ListModels', search, Models, session, signal),
    swarm.ask('ListT2IParams', {}, Params, session, signal),
    ifAllowed('ListLoadedModels', Loaded),
    ifAllowed('GetServerResourceInfo', Resources),
  ]);
  const params = new Map(listed.list.map(({ id, values }) => [id, values ?? []]));
  const models = new Map<string, Known>();
  const cards = new Map<string, ModelCard>();
  for (const model of found.files) {
    if (model.is_supported_model_format === false) continue;
    const family = guessFamily(
      model.name,
      [model.architecture, model.compat_class, model.class].filter(Boolean).join(' '),
    );
    const facts = factsFor(model, family);
    // Its clips have controls of their own, which are not mapped yet.
    if (facts.makes === 'video') continue;
    const card = cardOf(model, facts, params);
    if (cards.has(card.id)) continue;
    cards.set(card.id, card);
    models.set(card.id, { name: model.name, family, facts });
  }
  const first = loaded?.models[0]?.name;
  const loadedId = first === undefined ? null : modelIdOf(first);
  const gpus = Object.values(resources?.gpus ?? {}).map(gpu => ({
    name: gpu.name,
    memoryBytes: Math.round(gpu.total_memory),
  }));
  return {
    facts: {
      version: session.version,
      models: [...cards.values()],
      gpus,
      loadedModel: loadedId !== null && cards.has(loadedId) ? loadedId : null,
    },
    models,
    params,
  };
}
