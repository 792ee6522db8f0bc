-- A mark that is shown already, as it is now.
UPDATE mark
   SET at_ms = :at_ms, offset = :offset, value = :value
 WHERE visit = :visit AND item = :item AND id = :id;
