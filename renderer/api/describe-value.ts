import type { DeclaredParameter, ParameterValue } from '../../backend/contract/parameters.ts';

/** A parameter's value as a person reads it: a choice by its label, a size as 1024 × 576 px, numbers with their unit. */
export function describeValue(value: ParameterValue, declared?: DeclaredParameter): string {
  switch (typeof value) {
    case 'boolean':
      return value ? 'on' : 'off';
    case 'number': {
      const number = value.toLocaleString('en', { maximumFractionDigits: 3, useGrouping: declared?.type !== 'seed' });
      return declared?.unit ? `${number} ${declared.unit}` : number;
    }
    case 'string':
      return declared?.choices?.find(choice => choice.value === value)?.label ?? value;
    case 'object':
      return 'media' in value ? 'a picture' : `${value.width} × ${value.height} px`;
    default:
      return value satisfies never;
  }
}
