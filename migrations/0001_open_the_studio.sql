-- People and who is signed in.
CREATE TABLE person (
  id TEXT PRIMARY KEY, name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'creator', 'viewer')),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE project (
  id TEXT PRIMARY KEY, owner_id TEXT NOT NULL REFERENCES person (id), name TEXT NOT NULL, created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Machines and what they have.
CREATE TABLE worker (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, host TEXT NOT NULL, built_in INTEGER NOT NULL,
  token_hash TEXT UNIQUE, instance_id TEXT, version TEXT NOT NULL,
  runtimes TEXT NOT NULL, hardware TEXT NOT NULL, loaded_model TEXT,
  paused INTEGER NOT NULL DEFAULT 0, online INTEGER NOT NULL DEFAULT 0,
  last_seen_at INTEGER, created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE model (id TEXT PRIMARY KEY, card TEXT NOT NULL, updated_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE site (
  model_id TEXT NOT NULL REFERENCES model (id) ON DELETE CASCADE,
  worker_id TEXT NOT NULL REFERENCES worker (id) ON DELETE CASCADE,
  PRIMARY KEY (model_id, worker_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX site_worker ON site (worker_id);

-- What was asked for. A batch is one press of Generate; each of its tasks makes one result.
-- Checks of rows that are written often are not `IN (…)`: with three or more values SQLite builds a table for it at each write, 4 µs a row.
CREATE TABLE batch (
  id TEXT PRIMARY KEY, owner_id TEXT NOT NULL, project_id TEXT NOT NULL REFERENCES project (id),
  kind TEXT NOT NULL, model_id TEXT NOT NULL, model_name TEXT NOT NULL, model_version TEXT NOT NULL, label TEXT,
  prompt TEXT NOT NULL, parameters TEXT NOT NULL, based_on TEXT,
  shown INTEGER NOT NULL DEFAULT 1, created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_workspace ON batch (project_id, id DESC) WHERE shown = 1;

CREATE TABLE batch_input (
  batch_id TEXT NOT NULL REFERENCES batch (id) ON DELETE CASCADE, sha256 TEXT NOT NULL, PRIMARY KEY (batch_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_input_media ON batch_input (sha256);

CREATE TABLE task (
  id TEXT PRIMARY KEY, batch_id TEXT NOT NULL REFERENCES batch (id) ON DELETE CASCADE, ix INTEGER NOT NULL,
  owner_id TEXT NOT NULL, kind TEXT NOT NULL, model_id TEXT NOT NULL,
  status TEXT NOT NULL CHECK (
    status = 'queued' OR status = 'running' OR status = 'succeeded' OR status = 'failed' OR status = 'cancelled'
  ),
  seed INTEGER, priority INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, waiting_on INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER, worker_id TEXT, problem TEXT, dismissed INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL, started_at INTEGER, finished_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX task_batch ON task (batch_id, ix);

CREATE TABLE task_dependency (
  needs_id TEXT NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  task_id TEXT NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  PRIMARY KEY (needs_id, task_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_dependency_task ON task_dependency (task_id);

CREATE TABLE attempt (
  id TEXT PRIMARY KEY, task_id TEXT NOT NULL REFERENCES task (id), number INTEGER NOT NULL,
  worker_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (
    state = 'running' OR state = 'accepted' OR state = 'late' OR state = 'failed' OR state = 'expired' OR state = 'cancelled'
  ),
  problem TEXT, generation_ids TEXT, started_at INTEGER NOT NULL, ended_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency_key (
  owner_id TEXT NOT NULL, key TEXT NOT NULL, request_hash TEXT NOT NULL, batch_id TEXT NOT NULL, created_at INTEGER NOT NULL,
  PRIMARY KEY (owner_id, key)
) STRICT, WITHOUT ROWID;

-- The embedded queue: only what may be claimed, is delayed, or is leased is in it.
CREATE TABLE queue_entry (
  task_id TEXT PRIMARY KEY, model_id TEXT NOT NULL, priority INTEGER NOT NULL,
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2), -- 0 ready, 1 leased, 2 delayed
  due_at INTEGER, -- when a lease runs out, or a delay ends
  attempt_id TEXT, claimer_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX queue_ready ON queue_entry (model_id, priority DESC, task_id) WHERE state = 0;
CREATE INDEX queue_due ON queue_entry (state, due_at) WHERE state > 0;

-- Bytes under their hash, and the creative things made of them.
CREATE TABLE media (
  sha256 TEXT PRIMARY KEY, type TEXT NOT NULL, bytes INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
  duration_ms INTEGER, placeholder TEXT, created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE generation (
  number INTEGER PRIMARY KEY, -- grows with time: the order of every list, and the row of the search index
  id TEXT NOT NULL UNIQUE, owner_id TEXT NOT NULL, project_id TEXT NOT NULL, batch_id TEXT NOT NULL, task_id TEXT NOT NULL,
  kind TEXT NOT NULL, model_id TEXT NOT NULL, label TEXT, prompt TEXT NOT NULL, seed INTEGER, based_on TEXT,
  primary_variant_id TEXT NOT NULL, variants INTEGER NOT NULL DEFAULT 1,
  in_workspace INTEGER NOT NULL DEFAULT 1, created_at INTEGER NOT NULL, kept_at INTEGER, trashed_at INTEGER
) STRICT;
CREATE INDEX generation_batch ON generation (batch_id);
CREATE INDEX generation_kept ON generation (owner_id, number DESC) WHERE kept_at IS NOT NULL AND trashed_at IS NULL;
CREATE INDEX generation_trash ON generation (owner_id, number DESC) WHERE trashed_at IS NOT NULL;
CREATE INDEX generation_expiry ON generation (created_at) WHERE kept_at IS NULL AND trashed_at IS NULL;
CREATE INDEX generation_trashed_at ON generation (trashed_at) WHERE trashed_at IS NOT NULL;

CREATE TABLE variant (
  id TEXT PRIMARY KEY, generation_id TEXT NOT NULL REFERENCES generation (id) ON DELETE CASCADE,
  attempt_id TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES media (sha256),
  origin TEXT NOT NULL CHECK (origin IN ('result', 'late')), recipe TEXT NOT NULL, created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX variant_generation ON variant (generation_id);
CREATE INDEX variant_media ON variant (sha256);

CREATE VIRTUAL TABLE generation_search USING fts5 (
  prompt, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

-- The log of what has happened; `seq` never falls back, even when the log is trimmed.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, audience TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
