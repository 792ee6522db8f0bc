-- Whether a dead record is shown.
SELECT shown FROM dead WHERE record = :record;
