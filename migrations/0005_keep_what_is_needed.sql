-- What a writer wrote is kept for as long as a take or a prompt of the history came of it: found from there, not from every batch.
CREATE INDEX batch_enhancement ON batch (json_extract(wording, '$.enhancementId')) WHERE wording IS NOT NULL;
