import { failWriter } from './fail-writer.ts';
import { createThoughtFilter, leaveOutThoughts } from './leave-out-thoughts.ts';
import type { Place } from './place.ts';

/** Gathers what a writer writes, leaves its thoughts out, and tells the rest on as it comes. */
export function createGatherer(place: Place, hear: (text: string) => void) {
  const filter = createThoughtFilter();
  const most = place.limits.characters;
  let all = '';
  let thought = false;
  const tell = (text: string) => {
    if (text === '') return;
    all += text;
    if (all.length > most) throw failWriter(place, 'too_long', `wrote more than ${most} characters.`);
    hear(text);
  };
  return {
    /** Takes the next stretch. Raises `writer_failed` where it becomes too long. */
    add: (text: string) => tell(filter.add(text)),
    /** Notes thoughts that came apart from the text. */
    noteThoughts: () => {
      thought = true;
    },
    /** All that was written. Raises `writer_failed` where that is nothing. */
    end: (cutShort: boolean): string => {
      tell(filter.end());
      const text = leaveOutThoughts(all).trim();
      if (text !== '') return text;
      throw failWriter(
        place,
        'empty',
        cutShort && (thought || filter.thought())
          ? 'thought until it had no tokens left, and wrote nothing. Choose a model that thinks less.'
          : 'wrote nothing. Try again, or choose another model.',
      );
    },
  };
}
