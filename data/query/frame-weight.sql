-- About how many bytes frames take in a bundle.
SELECT coalesce(sum(length(body) + coalesce(length(holes), 16) + 56), 0)
  FROM frame
 WHERE frame BETWEEN :from AND :to;
