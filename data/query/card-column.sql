-- The cards of one column as they lie in it: of a step, and of what lies under a pattern those alone.
SELECT card.id, coalesce(card.place, card.at_ms * 1000)
  FROM card
  LEFT JOIN card AS pattern
    ON pattern.id = card.under AND pattern.walk = card.walk AND pattern.step = 'pattern'
 WHERE card.walk = :walk AND card.step = :step AND card.id <> :card
   AND (card.step <> 'describe' OR coalesce(pattern.id, 0) = :under)
 ORDER BY 2, 1;
