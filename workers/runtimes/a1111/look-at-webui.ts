import { z } from 'zod';
import type { ModelCard } from '../../../backend/contract/models.ts';
import { declareImage } from '../diffusion/declare-parameters.ts';
import { FAMILIES, type Family, factsOf, guessFamily } from '../diffusion/families.ts';
import { modelIdOf, modelNameOf } from '../diffusion/model-id.ts';
import { offerNames, SAMPLERS, SCHEDULERS } from '../diffusion/samplers.ts';
import type { RuntimeFacts } from '../runtime.ts';
import { Memory, Options, Sampler, Scheduler, SdModel, Status } from './answers.ts';
import type { Webui } from './webui.ts';

/** Which of the programs it is: they share an API and differ at its edges. */
export type Flavour = 'A1111' | 'Forge' | 'SD.Next';

/** A model as the web UI wants it named. */
export type Checkpoint = { readonly title: string; readonly family: Family; readonly fileName: string };

/** What a look at a web UI found. */
export type Looked = {
  readonly facts: RuntimeFacts;
  readonly flavour: Flavour;
  readonly checkpoints: ReadonlyMap<string, Checkpoint>;
  readonly samplers: readonly string[];
  readonly schedulers: readonly string[];
};

const hashOf = (sha256: string | null | undefined) =>
  sha256 && /^[0-9a-f]{64}$/.test(sha256.toLowerCase()) ? sha256.toLowerCase() : null;

const asChoices = (names: readonly string[], table: typeof SAMPLERS) => offerNames(table, 'a1111', names);

function cardOf(model: SdModel, flavour: Flavour, samplers: readonly string[], schedulers: readonly string[]) {
  const fileName = model.filename ?? model.model_name;
  const family = guessFamily(fileName);
  const card: ModelCard = {
    id: modelIdOf(fileName),
    name: modelNameOf(fileName),
    family: FAMILIES[family].name,
    kind: 'image',
    runtime: 'a1111',
    version: hashOf(model.sha256)?.slice(0, 10) ?? '1',
    about: `${FAMILIES[family].name}, by ${flavour}.`,
    file: { name: fileName.slice(0, 500), sha256: hashOf(model.sha256), bytes: null },
    parameters: declareImage({
      facts: factsOf(family, fileName),
      samplers: asChoices(samplers, SAMPLERS),
      schedulers: asChoices(schedulers, SCHEDULERS),
      reference: true,
      mask: true,
    }),
  };
  return { card, checkpoint: { title: model.title, family, fileName } };
}

/** Reads what a web UI is, has and can do. Raises `unreachable`, `not_signed_in`, `runtime_failed`. */
export async function lookAtWebui(webui: Webui, signal: AbortSignal): Promise<Looked> {
  const models = await webui.read('/sdapi/v1/sd-models', z.array(SdModel), signal);
  const [samplers, schedulers, options, memory, status] = await Promise.all([
    webui.read('/sdapi/v1/samplers', z.array(Sampler), signal),
    // Older ones have no schedulers of their own: they are part of the samplers' names.
    webui.readIfThere('/sdapi/v1/schedulers', z.array(Scheduler), signal),
    webui.readIfThere('/sdapi/v1/options', Options, signal),
    webui.readIfThere('/sdapi/v1/memory', Memory, signal),
    webui.readIfThere('/sdapi/v1/status', Status, signal),
  ]);
  const forge = Object.keys(options ?? {}).some(name => name.startsWith('forge_'));
  const flavour: Flavour = status ? 'SD.Next' : forge ? 'Forge' : 'A1111';
  const samplerNames = samplers.map(({ name }) => name);
  const schedulerNames = schedulers?.map(({ name }) => name) ?? [];
  const found = models.map(model => cardOf(model, flavour, samplerNames, schedulerNames));
  const byId = new Map(found.map(each => [each.card.id, each] as const));
  const chosen = options?.sd_model_checkpoint;
  const loaded = found.find(({ checkpoint }) => checkpoint.title === chosen || checkpoint.fileName === chosen);
  const total = memory?.cuda?.system?.total;
  return {
    facts: {
      version: flavour,
      models: [...byId.values()].map(({ card }) => card),
      gpus: total ? [{ name: 'GPU', memoryBytes: Math.round(total) }] : [],
      loadedModel: loaded?.card.id ?? null,
    },
    flavour,
    checkpoints: new Map([...byId].map(([id, { checkpoint }]) => [id, checkpoint])),
    samplers: samplerNames,
    schedulers: schedulerNames,
  };
}
