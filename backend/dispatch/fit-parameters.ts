import { checkParameters, type DeclaredParameter, type Parameters } from '../contract/parameters.ts';

/** What a stand-in makes of parameters that were meant for another model: its own values, and what it could not take, with the reason. */
export type Fitted = {
  readonly values: Parameters;
  readonly unmapped: readonly { readonly name: string; readonly why: string }[];
};

/** Fits parameters to another model: those it knows by name and can take, its own defaults for the rest. Nothing is clamped. */
export function fitParameters(declared: readonly DeclaredParameter[], asked: Parameters): Fitted {
  const { issues } = checkParameters(declared, asked);
  const why = new Map(issues.map(({ path, message }) => [path.replace(/^parameters\./, ''), message]));
  const taken = Object.fromEntries(Object.entries(asked).filter(([name]) => !why.has(name)));
  const unmapped = Object.keys(asked)
    .flatMap(name => ({ name, why: why.get(name) ?? '' }))
    .filter(({ why }) => why !== '');
  return { values: checkParameters(declared, taken).values, unmapped };
}
