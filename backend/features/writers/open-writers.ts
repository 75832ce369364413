import { LIMITS, type Limits } from '../../providers/chat/place.ts';
import type { WriterParts } from './writer-parts.ts';

/** What writes prompts, put together; nobody is asked before somebody looks, and nobody any more once it is closed. */
export function openWriters(
  parts: Pick<WriterParts, 'database' | 'events' | 'vault' | 'now' | 'log'>,
  limits: Limits = LIMITS,
): { readonly parts: WriterParts; close(): void } {
  const closing = new AbortController();
  const standings = { known: new Map(), asked: new Set<string>() };
  return {
    parts: { ...parts, limits, standings, closing: closing.signal },
    close: () => closing.abort(new Error('the studio is closed')),
  };
}
