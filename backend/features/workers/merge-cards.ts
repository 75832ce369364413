import type { ModelCard } from '../../contract/models.ts';
import type { DeclaredParameter } from '../../contract/parameters.ts';

/** The wider of two bounds; one that is left out is the widest. */
const widest = (a: number | undefined, b: number | undefined, choose: (...values: number[]) => number) =>
  a === undefined || b === undefined ? undefined : choose(a, b);

const uniteBy = <T>(a: readonly T[], b: readonly T[], keyOf: (item: T) => string): T[] => {
  const known = new Set(a.map(keyOf));
  return [...a, ...b.filter(item => !known.has(keyOf(item)))];
};

/** A copy without what is undefined, as a card is stored. */
const withoutHoles = (parameter: { [K in keyof DeclaredParameter]: DeclaredParameter[K] | undefined }) =>
  Object.fromEntries(Object.entries(parameter).filter(([, value]) => value !== undefined)) as DeclaredParameter;

/** One control as wide as two machines have it together; of what cannot be united the first one's counts. */
function mergeParameter(a: DeclaredParameter, b: DeclaredParameter): DeclaredParameter {
  if (a.type !== b.type) return a;
  return withoutHoles({
    ...a,
    required: a.required && b.required ? true : undefined,
    min: widest(a.min, b.min, Math.min),
    max: widest(a.max, b.max, Math.max),
    step: widest(a.step, b.step, Math.min),
    maxLength: widest(a.maxLength, b.maxLength, Math.max),
    choices: a.choices && b.choices && uniteBy(a.choices, b.choices, choice => choice.value),
    sizes: a.sizes && uniteBy(a.sizes, b.sizes ?? [], size => `${size.width}x${size.height}`),
    when: a.when && b.when ? a.when : undefined,
  });
}

/**
 * One model's card from those of its machines, in their order: parameters by name, choices united, ranges as wide as the widest.
 * What else they disagree on is as the first has it. A machine that cannot do all of it tells so with each result.
 */
export function mergeCards(id: string, cards: readonly [ModelCard, ...ModelCard[]]): ModelCard {
  const [first, ...others] = cards;
  const parameters = new Map(first.parameters.map(parameter => [parameter.name, parameter]));
  for (const parameter of others.flatMap(card => card.parameters)) {
    const known = parameters.get(parameter.name);
    parameters.set(parameter.name, known ? mergeParameter(known, parameter) : parameter);
  }
  const file = cards.find(card => card.file?.sha256)?.file ?? first.file;
  return { ...first, id, parameters: [...parameters.values()], ...(file && { file }) };
}
