-- The rows of: what a partner said yes to.
INSERT INTO consent (id, at_ms, offset, cycle, act, share, circle, joiner, hash, signature,
                     withdrawn_ms)
SELECT id, at_ms, offset, cycle, act, share, circle, joiner, hash, signature, withdrawn_ms
  FROM waiting_consent
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, cycle = excluded.cycle,
       act = excluded.act, share = excluded.share, circle = excluded.circle,
       joiner = excluded.joiner, hash = excluded.hash, signature = excluded.signature,
       withdrawn_ms = excluded.withdrawn_ms;
