-- What a writer wrote is kept for as long as a take or a prompt of the history came of it: found from there, not from every batch.
CREATE INDEX batch_enhancement ON batch (json_extract(wording, '$.enhancementId')) WHERE wording IS NOT NULL;

-- How long a task that went to a cloud would have waited for an own machine, as it was foretold then; none where that could not be told.
ALTER TABLE hold ADD COLUMN own_wait_ms INTEGER CHECK (own_wait_ms >= 0);
