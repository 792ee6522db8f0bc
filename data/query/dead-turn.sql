-- What was shown is not, and the reverse.
UPDATE dead SET shown = 1 - shown WHERE record = :record;
