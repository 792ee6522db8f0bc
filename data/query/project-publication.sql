-- The rows of published texts.
INSERT INTO publication (id, at_ms, offset, text, signed)
SELECT id, at_ms, offset, text, signed
  FROM waiting_publication
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET at_ms = excluded.at_ms, offset = excluded.offset, text = excluded.text,
       signed = excluded.signed;
