-- The cards of a debrief by step, then as they lie in their column; under living patterns only.
SELECT card.id, card.step, card.at_ms, card.offset, card.text, card.owner, card.due,
       coalesce(pattern.id, 0), card.help, card.done, card.state, card.outcome
  FROM card
  LEFT JOIN card AS pattern
    ON pattern.id = card.under AND pattern.walk = card.walk AND pattern.step = 'pattern'
 WHERE card.walk = :walk
 ORDER BY CASE card.step WHEN 'describe' THEN 0 WHEN 'pattern' THEN 1 WHEN 'predict' THEN 2
                         ELSE 3 END,
          coalesce(card.place, card.at_ms * 1000), card.id;
