import type { Lane } from '../../contract/workers.ts';
import type { WritableDb } from '../../db/handles.ts';

const DAY_MS = 86_400_000;

/** Notes that a webhook was heard; false where it had been before. Those of yesterday are too old to be believed again, and are forgotten. */
export function noteDelivery(db: WritableDb, lane: Lane, deliveryId: string, at: number): boolean {
  db.run('DELETE FROM webhook_delivery WHERE received_at < ?', at - DAY_MS);
  return (
    db.run(
      'INSERT INTO webhook_delivery (lane, delivery_id, received_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      lane,
      deliveryId,
      at,
    ) === 1
  );
}
