import type { Model, ModelCard } from '../../contract/models.ts';
import { Refusal } from '../../contract/problem.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { findCard, listCards } from './sites-store.ts';

/** A model's card. Raises `no_model`. */
export function readModel(db: ReadableDb, id: string): ModelCard {
  const card = findCard(db, id);
  if (!card)
    throw new Refusal({
      code: 'no_model',
      message: `There is no model "${id}" here. Choose one from the list.`,
      modelId: id,
    });
  return card;
}

/** Everything that can be asked for. */
export const listModels = (db: ReadableDb): Model[] =>
  listCards(db).map(({ card, workers, online }) => ({ ...card, workers, online }));
