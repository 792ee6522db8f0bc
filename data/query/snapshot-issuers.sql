-- Issuers of rosters, the latest first, and whether the last came from :source.
SELECT issuer, max(source = :source) FROM snapshot WHERE issuer <> '' GROUP BY issuer ORDER BY max(id) DESC;
