import type { WriterKind } from '../../contract/writers.ts';
import { openOllama } from './ollama/ollama-writer.ts';
import { openOpenai } from './openai/openai-writer.ts';
import { openOurvidz } from './ourvidz/ourvidz-writer.ts';
import type { Place } from './place.ts';
import type { Writer } from './writer.ts';

/** The writers that have an address. */
export type PlacedKind = Exclude<WriterKind, 'rules'>;

/** How a writer of each kind is spoken to. */
export function openWriter(kind: PlacedKind, place: Place): Writer {
  switch (kind) {
    case 'openai':
      return openOpenai(place);
    case 'ollama':
      return openOllama(place);
    case 'ourvidz':
      return openOurvidz(place);
    default:
      return kind satisfies never;
  }
}
