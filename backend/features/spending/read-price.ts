import type { Parameters } from '../../contract/parameters.ts';
import type { Lane } from '../../contract/workers.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { findTypedPrice } from './prices-store.ts';

/** What a run costs in micro-dollars: what it usually comes to, and the most that it can; each null where it is not known. */
export type RunPrice = { readonly usual: number | null; readonly atMost: number | null };

const UNKNOWN: RunPrice = { usual: null, atMost: null };

/** What a run of a model on a cloud costs now, by what a person typed in, or else by the model's card. */
export function readPrice(db: ReadableDb, modelId: string, lane: Lane, _parameters: Parameters, at: number): RunPrice {
  const typed = findTypedPrice(db, modelId, lane, at);
  return typed === null ? UNKNOWN : { usual: typed, atMost: typed };
}
