-- Of one run of visits, all of a kind.
SELECT item, counter, facts FROM fact_pack WHERE chunk = :chunk AND kind = :kind ORDER BY item, counter;
