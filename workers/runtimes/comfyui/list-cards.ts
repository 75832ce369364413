import type { ModelCard } from '../../../backend/contract/models.ts';
import type { DeclaredParameter } from '../../../backend/contract/parameters.ts';
import { declareImage, declareUpscale, declareVideo } from '../diffusion/declare-parameters.ts';
import { factsOf, guessFamily } from '../diffusion/families.ts';
import { modelIdOf, modelNameOf } from '../diffusion/model-id.ts';
import { offerNames, SAMPLERS, SCHEDULERS } from '../diffusion/samplers.ts';
import type { ObjectInfo } from './answers.ts';
import type { Fitted } from './fit-templates.ts';
import { readChoices } from './read-choices.ts';

/** What can be asked for, with the templates that do it: of those for one model file the pictures that are given choose. */
export type Offer = { readonly card: ModelCard; readonly ways: readonly Fitted[] };

const takes = (ways: readonly Fitted[], name: 'reference' | 'mask' | 'start_frame') =>
  ways.some(({ template }) => template.with.includes(name));

/** The lists of the node inputs that a parameter goes to; what a model's every way offers. */
function choicesOf(info: ObjectInfo, ways: readonly Fitted[], parameter: string): readonly string[] {
  const lists = ways.flatMap(({ template }) =>
    template.slots
      .filter(slot => slot.parameter === parameter)
      .map(slot => readChoices(info, template.graph[slot.node]?.class_type ?? '', slot.input)),
  );
  return (lists[0] ?? []).filter(choice => lists.every(list => list.includes(choice)));
}

function declare(
  info: ObjectInfo,
  ways: readonly Fitted[],
  kind: ModelCard['kind'],
  file: string,
): DeclaredParameter[] {
  const able = {
    facts: factsOf(guessFamily(file), file),
    samplers: offerNames(SAMPLERS, 'comfyui', choicesOf(info, ways, 'sampler')),
    schedulers: offerNames(SCHEDULERS, 'comfyui', choicesOf(info, ways, 'scheduler')),
    reference: takes(ways, 'reference'),
    mask: takes(ways, 'mask'),
  };
  if (kind === 'upscale') return declareUpscale([]);
  if (kind !== 'video') return declareImage(able);
  const always = ways.every(({ template }) => template.with.includes('start_frame'));
  return declareVideo(able, always ? 'required' : takes(ways, 'start_frame') ? 'optional' : 'none');
}

function makeCard(info: ObjectInfo, ways: readonly Fitted[], first: Fitted, version: string): ModelCard {
  const { file, template } = first;
  const upscales = template.kind === 'upscale';
  const id = modelIdOf(file);
  return {
    id: upscales ? `${id.slice(0, 80 - '.upscale'.length)}.upscale` : id,
    name: modelNameOf(file),
    family: upscales ? 'Upscale model' : factsOf(guessFamily(file), file).name,
    kind: template.kind,
    runtime: 'comfyui',
    version: version.slice(0, 40),
    about: `${template.about}.`,
    file: { name: file, sha256: null, bytes: null },
    parameters: declare(info, ways, template.kind, file),
  };
}

/** One offer for each model file that a template can run, in the engine's order; of files with one name in several folders the first. */
export function listOffers(info: ObjectInfo, fitted: readonly Fitted[], version: string): readonly Offer[] {
  const ofFile = Map.groupBy(fitted, ({ template, file }) => `${template.file.folder}\n${file}`);
  const offers = new Map<string, Offer>();
  for (const ways of ofFile.values()) {
    const [first] = ways;
    if (!first) continue;
    const card = makeCard(info, ways, first, version);
    if (!offers.has(card.id)) offers.set(card.id, { card, ways });
  }
  return [...offers.values()];
}
