import type { Generation, Recipe } from '../../../backend/contract/generations.ts';
import type { Model } from '../../../backend/contract/models.ts';
import type { ParameterValue } from '../../../backend/contract/parameters.ts';
import type { Fact } from '../../ui/facts.tsx';
import { sayBytes } from '../../ui/say-bytes.ts';
import { sayDuration, sayMoment } from '../../ui/say-time.ts';

/** Shown by themselves, or said by other facts. */
const ELSEWHERE = new Set(['prompt', 'negative', 'seed', 'size', 'count']);

function sayValue(value: ParameterValue, choices?: readonly { value: string; label: string }[]): string {
  switch (typeof value) {
    case 'string':
      return choices?.find(choice => choice.value === value)?.label ?? value;
    case 'number':
      return value.toLocaleString('en', { maximumFractionDigits: 3 });
    case 'boolean':
      return value ? 'on' : 'off';
    case 'object':
      return 'media' in value ? `picture ${value.media.slice(0, 8)}` : `${value.width} × ${value.height} px`;
    default:
      return value satisfies never;
  }
}

/** What the file is: its size, shape and length. */
export function describeFile({ media, createdAt, variants }: Generation): Fact[] {
  const [kind, format] = media.type.split('/');
  return [
    ['Size', `${media.width} × ${media.height} px`],
    ...(media.durationMs === null ? [] : [['Length', sayDuration(media.durationMs)] as const]),
    ['File', `${format?.toUpperCase()} ${kind === 'video' ? 'clip' : 'picture'}, ${sayBytes(media.bytes)}`],
    ['Made', sayMoment(createdAt)],
    ...(variants > 1 ? [['Variants', String(variants)] as const] : []),
  ];
}

/** What was asked for, by the names that the model gives its controls. */
export function describeParameters(recipe: Recipe, seed: number | null, model: Model | undefined): Fact[] {
  const declared = new Map(model?.parameters.map(parameter => [parameter.name, parameter]));
  const others = Object.entries(recipe.parameters).filter(([name]) => !ELSEWHERE.has(name));
  return [
    ['Model', `${recipe.model.name} ${recipe.model.version}`],
    ...(seed === null ? [] : [['Seed', String(seed)] as const]),
    ...others.map(([name, value]): Fact => {
      const own = declared.get(name);
      const unit = own?.unit ? ` ${own.unit}` : '';
      return [own?.label ?? name, `${sayValue(value, own?.choices)}${unit}`];
    }),
  ];
}

/** Where and how it was made. */
export function describeMaking({ worker, runtime, tookMs, versions }: Recipe): Fact[] {
  return [
    ['Made on', worker],
    ['Took', sayDuration(tookMs)],
    ['Runtime', runtime],
    ...Object.entries(versions).map(([name, version]): Fact => [name, version]),
  ];
}
