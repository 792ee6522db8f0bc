-- Openings of which lines were received; the lines of one go on to the first of its stream's next.
SELECT opening.origin, opening.stream, origin.opening, opening.first_seq
  FROM opening JOIN origin USING (origin)
 ORDER BY opening.stream, opening.first_seq;
