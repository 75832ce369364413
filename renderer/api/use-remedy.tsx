import { createContext, type ReactNode, useContext } from 'react';
import type { Remedy } from './describe-problem.ts';

/** What the app does for a remedy; `try-again` is done by whoever failed. */
export type PerformRemedy = (remedy: Exclude<Remedy, { kind: 'try-again' }>) => void;

const Performer = createContext<PerformRemedy | null>(null);

/** Tells the screens inside how the app performs remedies. */
export function RemedyProvider({ perform, children }: { perform: PerformRemedy; children: ReactNode }) {
  return <Performer value={perform}>{children}</Performer>;
}

/** A function that gives what a remedy's button does; undefined for `try-again` where nothing can be tried again. */
export function useRemedy(): (remedy: Remedy | null, retry?: () => void) => (() => void) | undefined {
  const perform = useContext(Performer);
  if (perform === null) throw new Error('There is no RemedyProvider around this screen.');
  return (remedy, retry) => {
    if (remedy === null) return undefined;
    if (remedy.kind === 'try-again') return retry;
    return () => perform(remedy);
  };
}
