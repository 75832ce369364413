-- Doors for workers that speak another studio's language: a token speaks one dialect, and Reigh's comes with a key of its own.
ALTER TABLE token ADD COLUMN dialect TEXT; -- none: it speaks ours
ALTER TABLE token ADD COLUMN anon_hash TEXT;
CREATE UNIQUE INDEX token_anon ON token (anon_hash) WHERE anon_hash IS NOT NULL;
ALTER TABLE worker ADD COLUMN dialect TEXT;
ALTER TABLE worker ADD COLUMN may_probe INTEGER NOT NULL DEFAULT 0; -- the owner lets the studio ask the address that it told
ALTER TABLE worker ADD COLUMN lane TEXT; -- the cloud that this claimer is a lane to; it is no machine

-- What the tasks of such workers are called there, and the files under their paths.

-- Attempts whose submission to a cloud may or may not have arrived. Nothing refers to an attempt by key, so its table is laid anew.
CREATE TABLE attempt_laid (
  id TEXT PRIMARY KEY, task_id TEXT NOT NULL REFERENCES task (id), number INTEGER NOT NULL,
  worker_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (
    state = 'running' OR state = 'accepted' OR state = 'late' OR state = 'failed' OR state = 'expired' OR state = 'cancelled'
    OR state = 'submission_unknown'
  ),
  problem TEXT, generation_ids TEXT, started_at INTEGER NOT NULL, ended_at INTEGER,
  fault INTEGER NOT NULL DEFAULT 0 -- it failed, and not for what was asked of it
) STRICT, WITHOUT ROWID;
INSERT INTO attempt_laid SELECT id, task_id, number, worker_id, state, problem, generation_ids, started_at, ended_at, fault FROM attempt;
DROP TABLE attempt;
ALTER TABLE attempt_laid RENAME TO attempt;
CREATE INDEX attempt_worker ON attempt (worker_id, id);
ALTER TABLE task ADD COLUMN held TEXT; -- why it waits for a person: it is queued, but in no line

-- Money: prices, what is set aside, the ledger, caps and the policy of a project.

-- Clouds: every call that may cost, and what their webhooks said.

-- What may be asked for: the content level of a project, and what was refused.
