-- Events that began: what sort, when, and how long they took.
SELECT id, kind, started_ms, ended_ms, offset FROM event WHERE started_ms IS NOT NULL;
