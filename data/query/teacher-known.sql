-- Teachers that rosters of :issuer about :scope have named, and that are not gone.
SELECT id FROM teacher WHERE issuer = :issuer AND scope = :scope AND gone = 0 ORDER BY id;
