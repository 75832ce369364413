-- Doors for workers that speak another studio's language: a token speaks one dialect, and Reigh's comes with a key of its own.
ALTER TABLE token ADD COLUMN dialect TEXT; -- none: it speaks ours
ALTER TABLE token ADD COLUMN anon_hash TEXT;
CREATE UNIQUE INDEX token_anon ON token (anon_hash) WHERE anon_hash IS NOT NULL;
ALTER TABLE worker ADD COLUMN dialect TEXT;
ALTER TABLE worker ADD COLUMN may_probe INTEGER NOT NULL DEFAULT 0; -- the owner lets the studio ask the address that it told
ALTER TABLE worker ADD COLUMN lane TEXT; -- the cloud that this claimer is a lane to; it is no machine

-- What the tasks of such workers are called there, and the files under their paths.
-- Reigh: what its workers know of a task of ours beside what our own rows hold. Made when such a worker first takes a task that was asked for
-- here, or by `create-task` in the transaction that makes the task; `params` are as they were sent, and `task_id` is put in on the way out.
CREATE TABLE reigh_task (
  task_id TEXT PRIMARY KEY REFERENCES task (id) ON DELETE CASCADE,
  task_type TEXT NOT NULL, params TEXT NOT NULL,
  run_id TEXT, orchestrator_id TEXT, child_index INTEGER, -- from params, by `familyOf`, when the row is made
  output_path TEXT, -- the file that came of it, a `reigh_file`
  output_text TEXT, -- what its worker said came of it; of two, this is the `output_location`
  thumbnail_path TEXT,
  mapped INTEGER NOT NULL DEFAULT 0, -- asked for here: its params are written anew for each worker that takes it
  expected INTEGER, -- of an orchestrator: how many pieces it makes
  awaits_whole INTEGER, -- and whether one more task puts them together
  is_last INTEGER, -- of a piece: its orchestrator makes no more
  generating_at INTEGER -- since when it generates, its model being loaded
) STRICT, WITHOUT ROWID;
CREATE INDEX reigh_task_run ON reigh_task (run_id, child_index) WHERE run_id IS NOT NULL;
CREATE INDEX reigh_task_orchestrator ON reigh_task (orchestrator_id, child_index) WHERE orchestrator_id IS NOT NULL;

CREATE TABLE reigh_key (
  owner_id TEXT NOT NULL, key TEXT NOT NULL, task_id TEXT NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  PRIMARY KEY (owner_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX reigh_key_task ON reigh_key (task_id);

-- The last attempt of a worker at a task, since Reigh's requests name the task and never the attempt, and what the program called itself.
CREATE TABLE reigh_lease (
  worker_id TEXT NOT NULL, task_id TEXT NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  name TEXT NOT NULL, attempt_id TEXT NOT NULL, PRIMARY KEY (worker_id, task_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reigh_lease_task ON reigh_lease (task_id);

-- Its storage is read without a key, so each token has a folder there whose name cannot be guessed, shut when the token is revoked.
CREATE TABLE reigh_folder (
  folder TEXT PRIMARY KEY, token_id TEXT NOT NULL UNIQUE REFERENCES token (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE reigh_file (
  path TEXT PRIMARY KEY, -- begins with a folder
  owner_id TEXT NOT NULL, task_id TEXT,
  sha256 TEXT REFERENCES media (sha256) ON DELETE CASCADE, -- none until its bytes have come
  upload_hash TEXT, upload_until INTEGER, -- what lets bytes be put there, and until when
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reigh_file_media ON reigh_file (sha256);
CREATE INDEX reigh_file_created ON reigh_file (created_at);

ALTER TABLE task ADD COLUMN own TEXT; -- the name, prompt and parameters of a task that was added to a batch which asks for something else
-- OurVidz: the last attempt of a worker at a task, since its callbacks name the task and never the attempt.
CREATE TABLE ourvidz_lease (
  task_id TEXT NOT NULL REFERENCES task (id) ON DELETE CASCADE, worker_id TEXT NOT NULL, attempt_id TEXT NOT NULL,
  PRIMARY KEY (task_id, worker_id)
) STRICT, WITHOUT ROWID;

-- Files by their names in its storage; two workers may have handed in one name, each for its own attempt.
CREATE TABLE ourvidz_object (
  bucket TEXT NOT NULL, path TEXT NOT NULL, -- begins with the id of whose it is
  worker_id TEXT NOT NULL REFERENCES worker (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL REFERENCES media (sha256) ON DELETE CASCADE,
  created_at INTEGER NOT NULL, PRIMARY KEY (bucket, path, worker_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ourvidz_object_media ON ourvidz_object (sha256);
CREATE INDEX ourvidz_object_created ON ourvidz_object (created_at);

-- What its workers told of themselves, a name each: the addresses they answer at, and what they keep in their studio's configuration.
CREATE TABLE ourvidz_record (
  worker_id TEXT NOT NULL REFERENCES worker (id) ON DELETE CASCADE, name TEXT NOT NULL,
  value TEXT NOT NULL, updated_at INTEGER NOT NULL, PRIMARY KEY (worker_id, name)
) STRICT, WITHOUT ROWID;


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
-- Amounts are whole millionths of a US dollar. What was written of money is never changed: a price, a hold and a line of the ledger stay as they were.
CREATE TABLE cap (
  scope TEXT NOT NULL CHECK (
    scope = 'task' OR scope = 'day' OR scope = 'month' OR scope = 'project' OR scope = 'project_day'
  ),
  project_id TEXT NOT NULL DEFAULT '', -- '' is the studio
  limit_micros INTEGER NOT NULL CHECK (limit_micros >= 0),
  PRIMARY KEY (scope, project_id)
) STRICT, WITHOUT ROWID;
INSERT INTO cap (scope, limit_micros) VALUES ('task', 500000), ('day', 5000000), ('month', 50000000);
CREATE TABLE policy (
  project_id TEXT PRIMARY KEY REFERENCES project (id) ON DELETE CASCADE, policy TEXT NOT NULL, changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE stand_in (
  model_id TEXT NOT NULL, stand_in_id TEXT NOT NULL CHECK (stand_in_id <> model_id), PRIMARY KEY (model_id, stand_in_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE electricity (
  worker_id TEXT PRIMARY KEY, watts INTEGER NOT NULL CHECK (watts >= 0), micros_per_kwh INTEGER NOT NULL CHECK (micros_per_kwh >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE price ( -- the newest line that is valid counts, a person's before that of the model's card
  id TEXT PRIMARY KEY, model_id TEXT NOT NULL, lane TEXT NOT NULL, rule TEXT, -- none: taken back
  page TEXT, taken_on TEXT, -- where a card has it from
  person_id TEXT, -- who said so; none: the model's card
  valid_from INTEGER NOT NULL, created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX price_model ON price (model_id, lane, valid_from, id);
CREATE TABLE hold (
  attempt_id TEXT PRIMARY KEY, task_id TEXT NOT NULL, project_id TEXT NOT NULL, person_id TEXT NOT NULL, lane TEXT NOT NULL,
  model_id TEXT NOT NULL, amount_micros INTEGER NOT NULL CHECK (amount_micros >= 0),
  stood_in_for TEXT, -- the model that was asked for, where this one stood in for it
  reason TEXT NOT NULL, -- why it went to a cloud, as it was then
  placed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX hold_placed ON hold (placed_at, attempt_id);
CREATE INDEX hold_project ON hold (project_id, placed_at);
CREATE INDEX hold_task ON hold (task_id);
CREATE TABLE ledger_entry (
  business_key TEXT PRIMARY KEY, -- 'hold:…', 'end:…' or 'correction:…' of an attempt: said again it changes nothing
  attempt_id TEXT NOT NULL REFERENCES hold (attempt_id),
  kind TEXT NOT NULL CHECK (kind = 'hold' OR kind = 'settlement' OR kind = 'release' OR kind = 'correction'),
  held_micros INTEGER NOT NULL, spent_micros INTEGER NOT NULL, -- by how much each balance changes
  source TEXT CHECK (source = 'provider' OR source = 'price book'), why TEXT, at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_attempt ON ledger_entry (attempt_id, kind, held_micros, spent_micros);
CREATE TRIGGER price_no_replace BEFORE INSERT ON price WHEN EXISTS (SELECT 1 FROM price WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'What was written of money is never changed'); END;
CREATE TRIGGER price_no_update BEFORE UPDATE ON price BEGIN SELECT RAISE(ABORT, 'What was written of money is never changed'); END;
CREATE TRIGGER price_no_delete BEFORE DELETE ON price BEGIN SELECT RAISE(ABORT, 'What was written of money is never changed'); END;
CREATE TRIGGER hold_no_replace BEFORE INSERT ON hold WHEN EXISTS (SELECT 1 FROM hold WHERE attempt_id = NEW.attempt_id)
BEGIN SELECT RAISE(ABORT, 'What was written of money is never changed'); END;
CREATE TRIGGER hold_no_update BEFORE UPDATE ON hold BEGIN SELECT RAISE(ABORT, 'What was written of money is never changed'); END;
CREATE TRIGGER hold_no_delete BEFORE DELETE ON hold BEGIN SELECT RAISE(ABORT, 'What was written of money is never changed'); END;
CREATE TRIGGER ledger_entry_no_replace BEFORE INSERT ON ledger_entry WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE business_key = NEW.business_key)
BEGIN SELECT RAISE(ABORT, 'What was written of money is never changed'); END;
CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'What was written of money is never changed'); END;
CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'What was written of money is never changed'); END;

-- Clouds: every call that may cost, and what their webhooks said.
CREATE TABLE provider_call ( -- one for each attempt on a cloud, written before anything is sent
  attempt_id TEXT PRIMARY KEY, task_id TEXT NOT NULL REFERENCES task (id), worker_id TEXT NOT NULL, lane TEXT NOT NULL,
  model_id TEXT NOT NULL, -- what runs there, as the studio calls it
  provider_model TEXT NOT NULL,
  state TEXT NOT NULL CHECK (
    state = 'prepared' OR state = 'sending' OR state = 'unknown' OR state = 'held' OR state = 'accepted' OR state = 'fetched' OR state = 'ended'
  ),
  sent TEXT, sent_hash TEXT, -- the fields that went out, without files, and their hash: by these a run is found again
  unmapped TEXT NOT NULL DEFAULT '[]',
  provider_id TEXT, urls TEXT, -- what the cloud calls it, and where it said to ask
  results TEXT, worked_ms INTEGER, cost_micros INTEGER, -- once its outputs are here: their hashes, and what the cloud says that it took
  outcome TEXT CHECK (
    outcome IS NULL OR outcome = 'succeeded' OR outcome = 'failed' OR outcome = 'cancelled' OR outcome = 'absent' OR outcome = 'given_up'
  ),
  fault INTEGER NOT NULL DEFAULT 0, -- it failed, and not for what was asked of it
  logs TEXT NOT NULL DEFAULT '',
  prepared_at INTEGER NOT NULL, sent_at INTEGER, accepted_at INTEGER, began_at INTEGER, ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX provider_call_run ON provider_call (lane, provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX provider_call_open ON provider_call (task_id) WHERE state <> 'ended';
CREATE INDEX provider_call_task ON provider_call (task_id, worker_id);
CREATE INDEX provider_call_ended ON provider_call (lane, ended_at) WHERE ended_at IS NOT NULL;
CREATE TABLE webhook_delivery (
  lane TEXT NOT NULL, delivery_id TEXT NOT NULL, received_at INTEGER NOT NULL, PRIMARY KEY (lane, delivery_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_delivery_age ON webhook_delivery (received_at);

CREATE TABLE cloud_model ( -- models of a cloud that a person added; those that come with the program are files
  id TEXT PRIMARY KEY, lane TEXT NOT NULL, provider_id TEXT NOT NULL, card TEXT NOT NULL, person_id TEXT NOT NULL,
  added_at INTEGER NOT NULL, UNIQUE (lane, provider_id)
) STRICT, WITHOUT ROWID;

-- What may be asked for: the content level of a project, and what was refused.
ALTER TABLE project ADD COLUMN content_level TEXT NOT NULL DEFAULT 'general'; -- or 'mature'
ALTER TABLE batch ADD COLUMN content TEXT NOT NULL DEFAULT 'general'; -- what its words say, or the picture that it starts from
ALTER TABLE generation ADD COLUMN content TEXT NOT NULL DEFAULT 'general'; -- as its batch's
ALTER TABLE rating ADD COLUMN mature INTEGER NOT NULL DEFAULT 0; -- what its shares come to
UPDATE rating SET mature = (rating ->> 'porn') + (rating ->> 'hentai') >= 0.5;
CREATE TABLE content_refusal (
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, person_id TEXT NOT NULL, project_id TEXT NOT NULL,
  category TEXT NOT NULL, found TEXT NOT NULL -- the words that were found, as JSON; the rest of what was written is not kept
) STRICT, WITHOUT ROWID;
