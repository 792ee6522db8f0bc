-- From how many visits the evidence behind a card comes, that of the cards under it included.
SELECT count(DISTINCT note.visit)
  FROM card, json_each (card.notes) AS one
  JOIN note ON note.id = one.value
 WHERE card.id = :id OR card.under = :id;
