-- 011: with what help a next step is done, what became of it, and where a card lies in its column.

ALTER TABLE card ADD COLUMN help TEXT;
ALTER TABLE card ADD COLUMN state TEXT;      -- done or dropped, of one that has a day in done
ALTER TABLE card ADD COLUMN outcome TEXT;    -- what became of it, in a word or two
ALTER TABLE card ADD COLUMN place INTEGER;   -- in its column: µs UTC; NULL where it was made

CREATE INDEX card_due ON card (due) WHERE step = 'next' AND done IS NULL;
