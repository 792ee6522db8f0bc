-- What a partner said yes to is not shown any more.
DELETE FROM consent WHERE id = :id;
