import { create } from 'zustand';

/** What writers write at this moment, by the enhancement's id, as far as the events have told it; not in the query cache, since it changes with every word. */
const useWritten = create<{ readonly texts: Readonly<Record<string, string>> }>(() => ({ texts: {} }));

/** Notes what was written on. Returns false where words before it were missed, so that the whole has to be read. */
export function noteWritten(enhancementId: string, from: number, text: string): boolean {
  const { [enhancementId]: known = '', ...others } = useWritten.getState().texts;
  if (from > known.length) return false;
  useWritten.setState({ texts: { ...others, [enhancementId]: known.slice(0, from) + text } });
  return true;
}

/** Forgets a text that has ended. */
export function forgetWritten(enhancementId: string): void {
  const { [enhancementId]: _, ...texts } = useWritten.getState().texts;
  useWritten.setState({ texts });
}

/** The words of an enhancement that have come by events; undefined where none have. */
export const useWrittenText = (enhancementId: string | null): string | undefined =>
  useWritten(({ texts }) => (enhancementId === null ? undefined : texts[enhancementId]));
