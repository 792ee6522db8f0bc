-- Of one run of visits one look-for.
SELECT item, counter, facts FROM fact_pack WHERE chunk = :chunk AND kind = :kind AND item = :item;
