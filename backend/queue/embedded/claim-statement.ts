/**
 * The next ready tasks of one line, best first. Binds: line, how many. The bind is hidden in `(SELECT ?)`: with a plain `= ?` SQLite
 * plans the statement anew at each run, five to nine times the price. One index search, so the price does not grow with the queue.
 */
export const READY = `SELECT task_id AS taskId, line, priority, turn FROM queue_entry WHERE state = 0 AND line = (SELECT ?)
  ORDER BY priority DESC, turn, task_id LIMIT ?`;

/**
 * Leases a task that is ready. Binds: attempt, claimer, due, task. A plain bind, since here the planner has nothing to choose; and no
 * `RETURNING`, which costs as much as the update: SQLite builds a table for it at each run.
 */
export const LEASE =
  'UPDATE queue_entry SET state = 1, attempt_id = ?, claimer_id = ?, due_at = ? WHERE task_id = ? AND state = 0';

/** As READY, for one person's tasks: it passes over those of others, so its price grows with how many of them stand before. Binds: line, owner, how many. */
export const READY_OF = `SELECT q.task_id AS taskId, q.line, q.priority, q.turn FROM queue_entry q CROSS JOIN task t ON t.id = q.task_id
  WHERE q.state = 0 AND q.line = (SELECT ?) AND t.owner_id = ? ORDER BY q.priority DESC, q.turn, q.task_id LIMIT ?`;
