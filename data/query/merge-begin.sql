-- One file of a merge: it is taken in whole or not at all.
SAVEPOINT bundle;
