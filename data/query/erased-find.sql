-- Which of some lines are erased.
SELECT seq, hash FROM erased WHERE stream = :stream AND seq BETWEEN :from AND :to;
