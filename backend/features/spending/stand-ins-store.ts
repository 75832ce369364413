import type { StandIn } from '../../contract/price-book.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';

/** Every model with those that may stand in for it on a cloud. */
export const listStandIns = (db: ReadableDb): StandIn[] =>
  db.all<StandIn>('SELECT model_id AS modelId, stand_in_id AS standInId FROM stand_in ORDER BY model_id, stand_in_id');

/** What may stand in for a model. */
export const listStandInsFor = (db: ReadableDb, modelId: string): string[] =>
  db
    .all<{ id: string }>(
      'SELECT stand_in_id AS id FROM stand_in WHERE model_id = (SELECT ?) ORDER BY stand_in_id',
      modelId,
    )
    .map(({ id }) => id);

/** Says that one model may stand in for another; said again it changes nothing. */
export const insertStandIn = (db: WritableDb, { modelId, standInId }: StandIn) =>
  db.run('INSERT INTO stand_in (model_id, stand_in_id) VALUES (?, ?) ON CONFLICT DO NOTHING', modelId, standInId);

/** Takes that back; false where it was not so. */
export const deleteStandIn = (db: WritableDb, { modelId, standInId }: StandIn): boolean =>
  db.run('DELETE FROM stand_in WHERE model_id = ? AND stand_in_id = ?', modelId, standInId) === 1;
