-- What newer rosters of :issuer about :scope said all about.
SELECT bulk FROM snapshot WHERE issuer = :issuer AND scope = :scope AND dated > :dated;
