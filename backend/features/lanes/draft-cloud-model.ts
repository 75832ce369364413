import type { CloudModelDraft, CloudUse } from '../../contract/cloud-models.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Lane } from '../../contract/workers.ts';
import type { ProviderSchema } from '../../providers/provider.ts';
import type { CloudCard } from './cloud-card.ts';
import { plainWords } from './read-field.ts';
import { readModelId } from './read-model-id.ts';
import { type ReadSchema, readSchema } from './read-schema.ts';
import { FieldSchema, type Named } from './resolve-schema.ts';

/** Asks a cloud about a model. Raises `conflict` where it has no key, `no_model`, and what the cloud's provider raises. */
export type DescribeModel = (lane: Lane, model: string, signal: AbortSignal) => Promise<ProviderSchema>;

/** A model as it would be, with what only a card holds. */
export type Draft = {
  readonly told: CloudModelDraft;
  readonly card: Pick<CloudCard, 'mapping' | 'constants' | 'output'>;
};

const ASK_MS = 30_000;
const PICTURES = ['images', 'image'] as const;
const CLIPS = ['video', 'videos'] as const;
/** What is made of each use. */
export const KINDS = {
  image: 'image',
  edit: 'edit',
  upscale: 'upscale',
  'image-to-video': 'video',
  'text-to-video': 'video',
} as const satisfies Record<CloudUse, CloudCard['kind']>;

/** Reads from its name and its controls what a model is probably for. */
function guessUse(model: string, { parameters }: ReadSchema): CloudUse {
  const has = (name: string) => parameters.some(parameter => parameter.name === name);
  const picture = parameters.some(({ type, required }) => type === 'image' && required === true);
  if (/video|animate|i2v|t2v/i.test(model) || has('frames') || has('fps'))
    return picture ? 'image-to-video' : 'text-to-video';
  if (/upscal|esrgan|super-?res/i.test(model) || (picture && has('upscale'))) return 'upscale';
  return picture ? 'edit' : 'image';
}

/** The field of FAL's answer that holds the result; Replicate's answer is the result. */
function findOutput(lane: Lane, named: Named, use: CloudUse): string | null {
  if (lane === 'replicate') return null;
  const outputs = Object.entries(named).filter(([name]) => name.endsWith('Output'));
  const fields = outputs.flatMap(([, schema]) => Object.keys(FieldSchema.safeParse(schema).data?.properties ?? {}));
  const found = (KINDS[use] === 'video' ? CLIPS : PICTURES).find(name => fields.includes(name));
  if (found !== undefined) return found;
  const message = `This model does not make ${KINDS[use] === 'video' ? 'a clip' : 'a picture'}, as far as its cloud tells.`;
  throw new Refusal({ code: 'invalid_request', message, issues: [{ path: 'use', message }] });
}

/** Reads a model from its cloud, without storing anything. Raises `invalid_request`, and what `describe` raises. */
export async function draftCloudModel(
  describe: DescribeModel,
  lane: Lane,
  pasted: string,
  asked: CloudUse | null,
): Promise<Draft> {
  const providerId = readModelId(pasted, lane);
  const schema = await describe(lane, providerId, AbortSignal.timeout(ASK_MS));
  const use = asked ?? guessUse(providerId, readSchema(schema.input, schema.named, 'image'));
  const { parameters, mapping, constants, left } = readSchema(schema.input, schema.named, use);
  const told: CloudModelDraft = {
    lane,
    providerId,
    providerVersion: schema.version,
    use,
    name: plainWords(schema.name, 80) || providerId.slice(0, 80),
    about: plainWords(schema.about, 300),
    parameters,
    left: [...left],
  };
  return { told, card: { mapping, constants, output: findOutput(lane, schema.named, use) } };
}
