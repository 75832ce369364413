import { create } from 'zustand';

/** What writers write at this moment, by the enhancement's id, as far as the events have told it; not in the query cache, since it changes with every word. */
const useWritten = create<{ readonly texts: Readonly<Record<string, string>> }>(() => ({ texts: {} }));

const setText = (enhancementId: string, text: string) =>
  useWritten.setState(({ texts }) => ({ texts: { ...texts, [enhancementId]: text } }));

/** Notes what was written on. Returns false where words before it were missed, so that the whole has to be read. */
export function noteWritten(enhancementId: string, from: number, text: string): boolean {
  const known = useWritten.getState().texts[enhancementId] ?? '';
  if (from > known.length) return false;
  setText(enhancementId, known.slice(0, from) + text);
  return true;
}

/** Notes a text as it was read whole; events that came while it was read may have told more of it. */
export function noteReadText(enhancementId: string, written: string): void {
  const known = useWritten.getState().texts[enhancementId] ?? '';
  if (written.length > known.length) setText(enhancementId, written);
}

/** Forgets a text that has ended. */
export function forgetWritten(enhancementId: string): void {
  const { [enhancementId]: known, ...texts } = useWritten.getState().texts;
  if (known !== undefined) useWritten.setState({ texts });
}

/** The words of an enhancement that have come by events; undefined where none have. */
export const useWrittenText = (enhancementId: string | null): string | undefined =>
  useWritten(({ texts }) => (enhancementId === null ? undefined : texts[enhancementId]));
