-- The numbers of the rooms that the evidence behind a card comes from, that of the cards under it
-- included: walkers of one team number the same rooms alike.
SELECT DISTINCT visit.number
  FROM card, json_each (card.notes) AS one
  JOIN note ON note.id = one.value
  JOIN visit ON visit.id = note.visit
 WHERE card.id = :id OR card.under = :id AND card.walk = (SELECT walk FROM card WHERE id = :id)
 ORDER BY visit.number;
