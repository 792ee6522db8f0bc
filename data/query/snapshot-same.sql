-- The import of the same meaning: the latest one of all, or one as new as :dated.
SELECT id
  FROM (SELECT id, hash, dated, row_number () OVER (ORDER BY dated DESC, id DESC) AS place
          FROM snapshot
         WHERE issuer = :issuer AND scope = :scope)
 WHERE hash = :hash AND (place = 1 OR dated >= :dated)
 ORDER BY place LIMIT 1;
