-- What rosters of :issuer were about last.
SELECT scope FROM snapshot WHERE issuer = :issuer ORDER BY dated DESC, id DESC LIMIT 1;
