-- Who may come in from another machine. A worker's own `token_hash` is used no more: every token is found here, or in memory where it dies with the studio.
CREATE TABLE token (
  id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  worker_id TEXT REFERENCES worker (id) ON DELETE CASCADE, -- none until its agent has registered
  name TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE, hint TEXT NOT NULL, scopes TEXT NOT NULL,
  created_at INTEGER NOT NULL, expires_at INTEGER, last_used_at INTEGER, revoked_at INTEGER
) STRICT, WITHOUT ROWID;
UPDATE worker SET token_hash = NULL;

-- What a machine is, and the engines that this studio drives.
ALTER TABLE worker ADD COLUMN clock_skew_ms INTEGER; -- how far its clock is ahead
ALTER TABLE worker ADD COLUMN renamed INTEGER NOT NULL DEFAULT 0; -- a person named it: what it calls itself no longer counts
ALTER TABLE worker ADD COLUMN draining INTEGER NOT NULL DEFAULT 0;
ALTER TABLE worker ADD COLUMN set_aside TEXT; -- why the studio itself gives it nothing
ALTER TABLE worker ADD COLUMN trouble TEXT; -- why it can run nothing now, in its own words
ALTER TABLE worker ADD COLUMN faults_since INTEGER NOT NULL DEFAULT 0; -- what failed before no longer counts against it
ALTER TABLE worker ADD COLUMN removed_at INTEGER; -- the row stays: what it made names it

ALTER TABLE model ADD COLUMN sha256 TEXT;
CREATE UNIQUE INDEX model_sha256 ON model (sha256) WHERE sha256 IS NOT NULL;

ALTER TABLE site ADD COLUMN own_id TEXT; -- what that machine calls it
ALTER TABLE site ADD COLUMN card TEXT NOT NULL DEFAULT '{}'; -- what it can do there; the model's own card is the union
UPDATE site SET own_id = model_id, card = (SELECT card FROM model WHERE id = site.model_id);

CREATE TABLE engine (
  worker_id TEXT PRIMARY KEY REFERENCES worker (id) ON DELETE CASCADE,
  kind TEXT NOT NULL, address TEXT NOT NULL, credentials TEXT, created_at INTEGER NOT NULL,
  UNIQUE (kind, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE worker_nodes (
  worker_id TEXT PRIMARY KEY REFERENCES worker (id) ON DELETE CASCADE,
  classes TEXT NOT NULL -- the node classes of its ComfyUI
) STRICT, WITHOUT ROWID;

CREATE TABLE workflow (
  id TEXT PRIMARY KEY, model_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('image', 'video')),
  graph TEXT NOT NULL, inputs TEXT NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The newest attempts of one machine: its speed and its faults.
ALTER TABLE attempt ADD COLUMN fault INTEGER NOT NULL DEFAULT 0; -- it failed, and not for what was asked of it
CREATE INDEX attempt_worker ON attempt (worker_id, id);

-- What stands in a line, and in which order: its model's, or its model's on one worker alone; within a priority people take turns.
ALTER TABLE queue_entry RENAME COLUMN model_id TO line;
ALTER TABLE queue_entry ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
DROP INDEX queue_ready;
CREATE INDEX queue_ready ON queue_entry (line, priority DESC, turn, task_id) WHERE state = 0;
ALTER TABLE task ADD COLUMN only_worker TEXT; -- the worker that alone may run it
ALTER TABLE task ADD COLUMN chosen TEXT; -- why the worker that took it last did so

-- How fast each machine is, and how well it was foretold.
CREATE TABLE speed (
  model_id TEXT NOT NULL, worker_id TEXT NOT NULL REFERENCES worker (id) ON DELETE CASCADE,
  shape TEXT NOT NULL, -- what decides how long it takes, apart from the model: size, steps, frames
  loaded INTEGER NOT NULL, -- whether the model was loaded when it began
  work REAL NOT NULL, -- size × steps × frames, to compare shapes by
  took TEXT NOT NULL, -- the last 50 times in ms, oldest first
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (model_id, worker_id, shape, loaded)
) STRICT, WITHOUT ROWID;

CREATE TABLE forecast (number INTEGER PRIMARY KEY, foretold_ms INTEGER NOT NULL, took_ms INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;

-- What pictures show, as a network judged them: a picture is judged once, however many takes show it.
CREATE TABLE rating (
  sha256 TEXT PRIMARY KEY REFERENCES media (sha256) ON DELETE CASCADE,
  rating TEXT NOT NULL, rated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Results on their way.
