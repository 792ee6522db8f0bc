-- Next steps of debriefs: when the walk was, when the step is due and was done or dropped.
SELECT walk.day, organization.name, walk.school, card.due, card.done, coalesce(card.state, 'done')
  FROM card
  JOIN walk ON walk.id = card.walk
  LEFT JOIN organization ON organization.id = walk.school
 WHERE card.step = 'next' AND walk.audience IS NOT 'pair';
