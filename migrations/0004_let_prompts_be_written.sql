-- What writes prompts, beside the studio's own rules. Keys lie in the vault.
CREATE TABLE writer (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind = 'openai' OR kind = 'ollama' OR kind = 'ourvidz'),
  address TEXT NOT NULL, model TEXT, outside INTEGER NOT NULL, -- whether that address led out of the network when it was last looked up
  is_default INTEGER NOT NULL DEFAULT 0, added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX writer_default ON writer (is_default) WHERE is_default = 1;

-- Templates: each version stays as it was written. Which of them came along with the studio is told by `bundled`.
CREATE TABLE template (
  id TEXT PRIMARY KEY, purpose TEXT NOT NULL, family TEXT NOT NULL,
  content TEXT NOT NULL CHECK (content = 'general' OR content = 'mature'),
  version INTEGER NOT NULL -- the one that is used: the newest, but for what came along after a person's own
) STRICT, WITHOUT ROWID;
CREATE TABLE template_version (
  template_id TEXT NOT NULL REFERENCES template (id) ON DELETE CASCADE, version INTEGER NOT NULL,
  body TEXT NOT NULL, bundled INTEGER NOT NULL, note TEXT NOT NULL DEFAULT '', person_id TEXT, made_at INTEGER NOT NULL,
  PRIMARY KEY (template_id, version)
) STRICT, WITHOUT ROWID;

-- What a person's words became in the hands of a writer. The answer is kept under what it depends on, and is not asked for twice.
CREATE TABLE enhancement (
  id TEXT PRIMARY KEY, owner_id TEXT NOT NULL, project_id TEXT NOT NULL, model_id TEXT NOT NULL, purpose TEXT NOT NULL,
  input TEXT NOT NULL, instruction TEXT NOT NULL, seed INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (content = 'general' OR content = 'mature'),
  writer_id TEXT NOT NULL, writer_name TEXT NOT NULL, writer_kind TEXT NOT NULL, writer_model TEXT,
  template_id TEXT NOT NULL, template_name TEXT NOT NULL, template_version INTEGER NOT NULL,
  cache_key TEXT, -- none: it is not to answer for others
  state TEXT NOT NULL CHECK (state = 'writing' OR state = 'done' OR state = 'failed' OR state = 'cancelled'),
  written TEXT NOT NULL DEFAULT '', prompts TEXT NOT NULL DEFAULT '[]', problem TEXT,
  cached INTEGER NOT NULL DEFAULT 0, cut_short INTEGER NOT NULL DEFAULT 0,
  first_text_ms INTEGER, took_ms INTEGER, tokens_in INTEGER, tokens_out INTEGER,
  verdict TEXT CHECK (verdict = 'kept' OR verdict = 'edited' OR verdict = 'undone'), created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX enhancement_cache ON enhancement (cache_key, id) WHERE cache_key IS NOT NULL AND state = 'done';
CREATE INDEX enhancement_writing ON enhancement (id) WHERE state = 'writing';
CREATE INDEX enhancement_created ON enhancement (created_at);

-- The rules that writers are to remember for a project.
ALTER TABLE project ADD COLUMN prompt_rules TEXT NOT NULL DEFAULT '';

-- Words around and into a person's own.
CREATE TABLE style (
  id TEXT PRIMARY KEY, owner_id TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE,
  "before" TEXT NOT NULL, "after" TEXT NOT NULL, negative TEXT NOT NULL, changed_at INTEGER NOT NULL, UNIQUE (owner_id, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE negative_preset ( -- what a person made, or made of one that came along, which then has its id
  id TEXT NOT NULL, owner_id TEXT NOT NULL, name TEXT NOT NULL, category TEXT NOT NULL, family TEXT NOT NULL,
  content TEXT NOT NULL CHECK (content = 'general' OR content = 'mature'), negative TEXT NOT NULL, changed_at INTEGER NOT NULL,
  PRIMARY KEY (owner_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE wildcard (
  owner_id TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE, text TEXT NOT NULL, changed_at INTEGER NOT NULL,
  PRIMARY KEY (owner_id, name)
) STRICT, WITHOUT ROWID;
ALTER TABLE batch ADD COLUMN wording TEXT; -- styles, presets and the words before a writer worked on them, as JSON
ALTER TABLE batch ADD COLUMN words TEXT; -- where its words came from, by the names of that day, as JSON: a part of the recipe of each of its takes

-- Every prompt that was ever used. One that is forgotten is no longer listed; its takes stay.
CREATE TABLE used_prompt (
  rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner_id TEXT NOT NULL, project_id TEXT NOT NULL,
  hash TEXT NOT NULL, -- of the project, the words and the negative ones, with U+001F between them
  text TEXT NOT NULL, negative TEXT NOT NULL, model_id TEXT NOT NULL, model_name TEXT NOT NULL,
  content TEXT NOT NULL CHECK (content = 'general' OR content = 'mature'),
  starred INTEGER NOT NULL DEFAULT 0, uses INTEGER NOT NULL DEFAULT 1, used_at INTEGER NOT NULL, UNIQUE (owner_id, hash)
) STRICT;
CREATE INDEX used_prompt_recent ON used_prompt (owner_id, used_at DESC, rowid DESC);
CREATE INDEX used_prompt_project ON used_prompt (project_id, used_at DESC, rowid DESC);
CREATE INDEX used_prompt_starred ON used_prompt (owner_id, used_at DESC, rowid DESC) WHERE starred = 1;
CREATE VIRTUAL TABLE used_prompt_search USING fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
ALTER TABLE batch ADD COLUMN used_prompt TEXT;
-- Those of the batches that there are. With one `max` in it a group has the other columns of that row: the batch that used the words last.
CREATE TEMP TABLE typed AS
  SELECT id, owner_id, project_id, model_id, model_name, content, created_at, text, negative,
    sha256(project_id || char(31) || text || char(31) || negative) AS hash
  FROM (SELECT *, coalesce(json_extract(parameters, '$.prompt'), '') AS text, coalesce(json_extract(parameters, '$.negative'), '') AS negative FROM batch)
  WHERE trim(text) <> '';
CREATE UNIQUE INDEX temp.typed_id ON typed (id);
CREATE INDEX temp.typed_mature ON typed (owner_id, hash) WHERE content = 'mature';
INSERT INTO used_prompt (id, owner_id, project_id, hash, text, negative, model_id, model_name, content, uses, used_at)
  SELECT last, owner_id, project_id, hash, text, negative, model_id, model_name, content, uses, created_at
  FROM (SELECT *, max(id) AS last, count(*) AS uses FROM typed GROUP BY owner_id, hash) ORDER BY last;
UPDATE used_prompt SET content = 'mature' WHERE EXISTS (
  SELECT 1 FROM typed t WHERE t.owner_id = used_prompt.owner_id AND t.hash = used_prompt.hash AND t.content = 'mature'
);
INSERT INTO used_prompt_search (rowid, text) SELECT rowid, text FROM used_prompt;
UPDATE batch SET used_prompt = (
  SELECT u.id FROM typed t JOIN used_prompt u ON u.owner_id = t.owner_id AND u.hash = t.hash WHERE t.id = batch.id
);
DROP TABLE typed;
CREATE INDEX batch_used_prompt ON batch (used_prompt) WHERE used_prompt IS NOT NULL;

-- What is held in memory of these tables is good for as long as its group's version stays. It moves with every write, whoever writes.
CREATE TABLE held_group (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO held_group VALUES ('templates', 1), ('styles', 1), ('presets', 1), ('wildcards', 1), ('models', 1);
CREATE TRIGGER template_held_insert AFTER INSERT ON template BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'templates'; END;
CREATE TRIGGER template_held_update AFTER UPDATE ON template BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'templates'; END;
CREATE TRIGGER template_held_delete AFTER DELETE ON template BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'templates'; END;
CREATE TRIGGER template_version_held_insert AFTER INSERT ON template_version BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'templates'; END;
CREATE TRIGGER template_version_held_update AFTER UPDATE ON template_version BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'templates'; END;
CREATE TRIGGER template_version_held_delete AFTER DELETE ON template_version BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'templates'; END;
CREATE TRIGGER style_held_insert AFTER INSERT ON style BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'styles'; END;
CREATE TRIGGER style_held_update AFTER UPDATE ON style BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'styles'; END;
CREATE TRIGGER style_held_delete AFTER DELETE ON style BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'styles'; END;
CREATE TRIGGER negative_preset_held_insert AFTER INSERT ON negative_preset BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'presets'; END;
CREATE TRIGGER negative_preset_held_update AFTER UPDATE ON negative_preset BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'presets'; END;
CREATE TRIGGER negative_preset_held_delete AFTER DELETE ON negative_preset BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'presets'; END;
CREATE TRIGGER wildcard_held_insert AFTER INSERT ON wildcard BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'wildcards'; END;
CREATE TRIGGER wildcard_held_update AFTER UPDATE ON wildcard BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'wildcards'; END;
CREATE TRIGGER wildcard_held_delete AFTER DELETE ON wildcard BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'wildcards'; END;
CREATE TRIGGER model_held_insert AFTER INSERT ON model BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'models'; END;
CREATE TRIGGER model_held_update AFTER UPDATE ON model BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'models'; END;
CREATE TRIGGER model_held_delete AFTER DELETE ON model BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'models'; END;
CREATE TRIGGER person_held_update AFTER UPDATE OF name ON person BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'templates'; END;
CREATE TRIGGER person_held_delete AFTER DELETE ON person BEGIN UPDATE held_group SET version = version + 1 WHERE name = 'templates'; END;
