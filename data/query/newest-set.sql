-- Which line shows of it now.
INSERT OR REPLACE INTO newest (record, line) VALUES (:record, :line);
