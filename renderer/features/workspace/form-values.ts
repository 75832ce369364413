import type { Model } from '../../../backend/contract/models.ts';
import type { DeclaredParameter, Parameters, ParameterValue } from '../../../backend/contract/parameters.ts';
import { describeValue } from '../../api/describe-value.ts';

/** A value that a person set and that the chosen model will not get, with the reason in words. */
export type UnusedValue = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly why: string;
};

/** What of a draft goes to the model, which controls are shown, and what is left out. */
export type FormValues = {
  readonly shown: readonly DeclaredParameter[];
  readonly sent: Parameters;
  readonly unused: readonly UnusedValue[];
};

const isSet = (value: ParameterValue | undefined): value is ParameterValue =>
  value !== undefined && !(typeof value === 'string' && value.trim() === '');

function fitsType(value: ParameterValue, declared: DeclaredParameter): boolean {
  switch (declared.type) {
    case 'text':
      return typeof value === 'string';
    case 'integer':
    case 'number':
    case 'seed':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    case 'choice':
      return declared.choices?.some(choice => choice.value === value) ?? false;
    case 'image':
      return typeof value === 'object' && 'media' in value;
    case 'size':
      return typeof value === 'object' && 'width' in value;
    default:
      return declared.type satisfies never;
  }
}

/** Sorts a draft's values for one model: what it gets, which of its controls apply now, and what it cannot use. */
export function sortValues(model: Model, values: Parameters, others: readonly Model[]): FormValues {
  const sent: Parameters = {};
  const unused: UnusedValue[] = [];
  const declared = new Map(model.parameters.map(parameter => [parameter.name, parameter]));
  const known = (name: string) =>
    declared.get(name) ?? others.flatMap(other => other.parameters).find(parameter => parameter.name === name);
  const usable = ([name, value]: [string, ParameterValue]) => {
    const parameter = declared.get(name);
    return isSet(value) && parameter !== undefined && fitsType(value, parameter);
  };
  const fitting = new Set(
    Object.entries(values)
      .filter(usable)
      .map(([name]) => name),
  );
  const applies = ({ when }: DeclaredParameter) => when === undefined || fitting.has(when.name);
  for (const [name, value] of Object.entries(values)) {
    if (!isSet(value)) continue;
    const parameter = declared.get(name);
    const leaveOut = (why: string) =>
      unused.push({ name, label: known(name)?.label ?? name, value: describeValue(value, known(name)), why });
    if (parameter === undefined) leaveOut(`${model.name} has no such control`);
    else if (!fitting.has(name)) leaveOut(`${model.name} has no such choice`);
    else if (!applies(parameter)) leaveOut(`it needs ${known(parameter.when?.name ?? '')?.label ?? 'another control'}`);
    else sent[name] = value;
  }
  return { shown: model.parameters.filter(applies), sent, unused };
}
