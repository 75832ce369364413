import type { Remedy } from './describe-problem.ts';

/** What the app does for a remedy; `try-again` is done by whoever failed. */
export type PerformRemedy = (remedy: Exclude<Remedy, { kind: 'try-again' }>) => void;

let performer: PerformRemedy | undefined;

/** Sets how the app performs remedies; the returned function takes it back. */
export function setRemedyPerformer(perform: PerformRemedy): () => void {
  performer = perform;
  return () => {
    if (performer === perform) performer = undefined;
  };
}

/** What a remedy's button does; undefined where there is nothing to press. */
export function actOn(remedy: Remedy | null, retry: (() => void) | undefined): (() => void) | undefined {
  if (remedy === null) return undefined;
  if (remedy.kind === 'try-again') return retry;
  const perform = performer;
  return perform && (() => perform(remedy));
}
