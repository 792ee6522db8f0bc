-- That a host was given her copy is not shown any more.
DELETE FROM copy WHERE id = :id;
