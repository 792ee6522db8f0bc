-- What goes now: walks, visits, and those of its records that nobody has received; before the rows go.
SELECT (SELECT count(*) FROM walk WHERE id IN (SELECT id FROM removed WHERE hosts)),
       (SELECT count(*) FROM visit WHERE walk IN (SELECT id FROM removed WHERE hosts)),
       (SELECT count(*)
          FROM removed JOIN origin ON origin = id >> 32 JOIN stream USING (stream)
         WHERE own AND id & 0xffffffff > sealed_seq);
