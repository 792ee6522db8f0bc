-- A run of visits changed: what was recorded in them goes from their pack.
DELETE FROM fact_pack WHERE chunk = :chunk;
