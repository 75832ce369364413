import type { ModelCard } from '../../../backend/contract/models.ts';
import { checkParameters, type ParameterValue, type Size } from '../../../backend/contract/parameters.ts';
import { Refusal } from '../../../backend/contract/problem.ts';
import type { RuntimeJob } from '../runtime.ts';
import { hashText } from './random.ts';

/** A job's parameters, checked against the card and with defaults filled in. */
export type Order = {
  readonly seed: number;
  readonly size: Size;
  text(name: string): string;
  number(name: string): number;
};

const wrongKind = (name: string, value: ParameterValue | undefined): Refusal =>
  new Refusal({
    code: 'invalid_request',
    message: `${name} is not what the card declares`,
    issues: [{ path: `parameters.${name}`, message: `found ${JSON.stringify(value) ?? 'nothing'}` }],
  });

/** Reads a job's parameters; refuses what the card does not declare. A task without a seed has one made from its id, so that running it again draws the same. */
export function readOrder(card: ModelCard, job: RuntimeJob): Order {
  const { values, issues } = checkParameters(card.parameters, job.task.parameters);
  if (issues.length > 0)
    throw new Refusal({
      code: 'invalid_request',
      message: issues[0]?.message ?? 'The request does not fit the model',
      issues,
    });
  const size = values.size;
  if (typeof size !== 'object' || !('width' in size)) throw wrongKind('size', size);
  const seed = job.task.seed ?? (typeof values.seed === 'number' ? values.seed : hashText(job.task.id));
  return {
    seed,
    size,
    text: name => {
      const value = values[name] ?? '';
      if (typeof value !== 'string') throw wrongKind(name, value);
      return value;
    },
    number: name => {
      const value = values[name];
      if (typeof value !== 'number') throw wrongKind(name, value);
      return value;
    },
  };
}
