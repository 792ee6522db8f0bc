-- What came of it.
UPDATE bundle SET fresh = :fresh, already = :already, waiting = :waiting WHERE number = :number;
