-- Every file of a shared folder is looked into again.
DELETE FROM seen;
