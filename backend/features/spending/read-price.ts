import type { MediaReference, Parameters, ParameterValue } from '../../contract/parameters.ts';
import type { Lane } from '../../contract/workers.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { fitParameters } from '../../dispatch/fit-parameters.ts';
import { type MediaSizes, priceOf } from '../../dispatch/price-of.ts';
import { findMedia } from '../generations/index.ts';
import { readModel } from '../workers/index.ts';
import { findPrice } from './prices-store.ts';

/** What a run costs in micro-dollars: what it usually comes to, and the most that it can; each null where it is not known. */
export type RunPrice = { readonly usual: number | null; readonly atMost: number | null };

const isMedia = (value: ParameterValue): value is MediaReference => typeof value === 'object' && 'media' in value;

function sizesOf(db: ReadableDb, parameters: Parameters): MediaSizes {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => {
      const found = isMedia(value) ? findMedia(db, value.media) : undefined;
      return found ? [[name, { width: found.width, height: found.height }]] : [];
    }),
  );
}

/**
 * What a run of a model on a cloud costs at that time, by what a person typed in, or else by the model's card. Parameters that were meant for
 * another model are fitted to this one first, as they are when it is sent.
 */
export function readPrice(db: ReadableDb, modelId: string, lane: Lane, parameters: Parameters, at: number): RunPrice {
  const rule = findPrice(db, modelId, lane, at)?.rule ?? null;
  if (rule === null) return { usual: null, atMost: null };
  const { values } = fitParameters(readModel(db, modelId).parameters, parameters);
  const { micros, usual, atMost } = priceOf(rule, values, sizesOf(db, values));
  return { usual: micros ?? usual, atMost };
}
