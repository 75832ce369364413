/**
 * Binds are hidden in `(SELECT ?)`: with a plain `= ?` SQLite plans the statement anew at each run, five to nine times the price.
 * One index search a model, so the price does not grow with the queue: 33-44 µs at 10,000 and at 1,000,000 rows.
 */
const oneModel = `SELECT task_id FROM queue_entry WHERE state = 0 AND model_id = (SELECT ?) ORDER BY priority DESC, task_id LIMIT 1`;

const manyModels = `SELECT c.task_id FROM json_each((SELECT ?)) m CROSS JOIN queue_entry c ON c.task_id = (
    SELECT task_id FROM queue_entry WHERE state = 0 AND model_id = m.value ORDER BY priority DESC, task_id LIMIT 1)
  ORDER BY c.priority DESC, m.key = 0 DESC, c.task_id LIMIT 1`;

const claimBy = (choice: string) =>
  `UPDATE queue_entry SET state = 1, attempt_id = ?, claimer_id = ?, due_at = ? WHERE task_id = (${choice}) RETURNING task_id AS taskId`;

/** Takes the best ready task of one model. Binds: attempt, claimer, due, model. */
export const CLAIM_ONE_MODEL = claimBy(oneModel);

/** Takes the best ready task of several models; among equal priorities the loaded model wins, then the older task. Binds: attempt, claimer, due, JSON list of the loaded model (or null) and all models. */
export const CLAIM_MANY_MODELS = claimBy(manyModels);
