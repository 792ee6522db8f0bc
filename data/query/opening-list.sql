-- From which lines on which openings hold; not those that are missing.
SELECT opening.first_seq, origin.opening
  FROM opening JOIN origin USING (origin)
 WHERE opening.stream = :stream AND opening.first_seq <= :last
 ORDER BY opening.first_seq;
