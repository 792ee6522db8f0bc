-- The organization that an issuer knows by its own id.
SELECT organization.id, organization.name, organization.code
  FROM organization JOIN snapshot ON snapshot.id = organization.snapshot
 WHERE organization.sourced = :sourced AND snapshot.issuer = :issuer
 ORDER BY organization.id;
