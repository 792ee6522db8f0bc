-- Nothing is off this laptop any more.
DELETE FROM removed;
DELETE FROM horizon;
