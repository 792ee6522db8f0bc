-- Patterns of debriefs, newest walk first: the rooms that the evidence behind each comes from, that of the cards
-- under it included, and those of the walk. Walkers of one team number the same rooms alike.
SELECT card.id, card.text,
       (SELECT count(DISTINCT visit.number)
          FROM card AS behind, json_each (behind.notes) AS one
          JOIN note ON note.id = one.value
          JOIN visit ON visit.id = note.visit
         WHERE behind.walk = card.walk AND (behind.id = card.id OR behind.under = card.id)),
       (SELECT count(DISTINCT number) FROM visit WHERE visit.walk = card.walk)
  FROM walk
  JOIN card ON card.walk = walk.id
 WHERE card.step = 'pattern' AND walk.audience IS NOT 'pair'
   AND walk.day BETWEEN :from_day AND :to_day AND (:school = 0 OR walk.school = :school)
 ORDER BY walk.day DESC, walk.id DESC, coalesce(card.place, card.at_ms * 1000), card.id;
