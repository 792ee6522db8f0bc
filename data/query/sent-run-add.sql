-- Lines that are in it.
INSERT OR REPLACE INTO sent_run (sent, stream, audience, first, last)
VALUES (:sent, :stream, :audience, :first, :last);
