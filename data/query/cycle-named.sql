-- Cycles and their titles.
SELECT id, title FROM cycle;
