-- Nothing of it is kept.
ROLLBACK TO bundle;
