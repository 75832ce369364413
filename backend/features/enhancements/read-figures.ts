import type { PromptFigures } from '../../contract/enhancements.ts';
import type { Owner } from '../../plugins/caller.ts';
import type { EnhancementParts } from './enhancement-parts.ts';
import { type Counted, listByWriter, listTimes, readTotals } from './figures-store.ts';

const SINCE_MS = 30 * 24 * 3_600_000;

/** The value that this part of them does not exceed (nearest rank); null of none. */
function quantile(sorted: readonly number[], part: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null;
}

function spreadOf(sorted: readonly number[]): { p50: number; p95: number } | null {
  const [p50, p95] = [quantile(sorted, 0.5), quantile(sorted, 0.95)];
  return p50 === null || p95 === null ? null : { p50, p95 };
}

/** How writing went in the last 30 days: for owner and admins of the whole studio, for others of what they asked for themselves. */
export function readFigures(
  { database, now, held }: Pick<EnhancementParts, 'database' | 'now' | 'held'>,
  { personId, role }: Owner,
): PromptFigures {
  const db = database.read;
  const counted: Counted = {
    ownerId: role === 'owner' || role === 'admin' ? null : personId,
    since: now() - SINCE_MS,
  };
  const totals = readTotals(db, counted);
  return {
    enhancements: totals?.enhancements ?? 0,
    failed: totals?.failed ?? 0,
    fromCache: totals?.fromCache ?? 0,
    firstTextMs: spreadOf(listTimes(db, 'first_text_ms', counted, null)),
    tookMs: spreadOf(listTimes(db, 'took_ms', counted, null)),
    tokensIn: totals?.tokensIn ?? 0,
    tokensOut: totals?.tokensOut ?? 0,
    judged: totals?.judged ?? 0,
    kept: totals?.kept ?? 0,
    byWriter: listByWriter(db, counted).map(({ writer, writerId, enhancements, failed, judged, kept }) => ({
      writer,
      enhancements,
      failed,
      firstTextP50Ms: quantile(listTimes(db, 'first_text_ms', counted, writerId), 0.5),
      judged,
      kept,
    })),
    cache: held.figures(),
  };
}
