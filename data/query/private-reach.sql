-- The highest local numbers of the shared file that are mentioned by what was taken back.
SELECT coalesce(max(max(record >> 32, line >> 32)) FILTER (WHERE line < 1 << 62), 0),
       coalesce(max(record) FILTER (WHERE record >> 32 = 0), 0)
  FROM taken_back;
