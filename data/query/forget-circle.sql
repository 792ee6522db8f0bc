-- Who a cycle belongs to is not shown any more.
DELETE FROM circle WHERE id = :id;
