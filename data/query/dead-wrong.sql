-- Dead records that are shown though nothing lives on them, or are not though something does.
SELECT record
  FROM dead
 WHERE shown <> (EXISTS (SELECT 1 FROM note WHERE visit = record)
              OR EXISTS (SELECT 1 FROM mark WHERE visit = record)
              OR EXISTS (SELECT 1 FROM mark_under WHERE visit = record)
              OR EXISTS (SELECT 1 FROM tally WHERE visit = record)
              OR EXISTS (SELECT 1 FROM interval WHERE visit = record)
              OR EXISTS (SELECT 1 FROM timer WHERE visit = record)
              OR EXISTS (SELECT 1 FROM answer WHERE visit = record)
              OR EXISTS (SELECT 1 FROM task WHERE visit = record)
              OR EXISTS (SELECT 1 FROM visitclass WHERE visit = record)
              OR EXISTS (SELECT 1 FROM visit WHERE walk = record)
              OR EXISTS (SELECT 1 FROM problem WHERE walk = record)
              OR EXISTS (SELECT 1 FROM card WHERE walk = record)
              OR EXISTS (SELECT 1 FROM calibration WHERE walk = record)
              OR EXISTS (SELECT 1 FROM remark WHERE event = record)
              OR EXISTS (SELECT 1 FROM event WHERE cycle = record)
              OR EXISTS (SELECT 1 FROM step WHERE cycle = record)
              OR EXISTS (SELECT 1 FROM evidence WHERE cycle = record));
