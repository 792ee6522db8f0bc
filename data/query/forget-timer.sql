-- A stopwatch run is not shown any more.
DELETE FROM timer WHERE id = :id;
