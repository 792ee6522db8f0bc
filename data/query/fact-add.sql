-- What was recorded of one look-for, or counted by one counter, in a run of visits.
INSERT INTO fact_pack (chunk, kind, item, counter, facts) VALUES (:chunk, :kind, :item, :counter, :facts);
