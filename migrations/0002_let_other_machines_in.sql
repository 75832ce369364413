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

-- How fast each machine is, and how well it was foretold.

-- Results on their way.
