WITH RECURSIVE tree AS (
  SELECT id FROM nodes UNION ALL SELECT n.id FROM nodes n JOIN tree t ON t.id = n.parent
), named (id, name) AS (SELECT id, name FROM labels)
SELECT tree.id, n.name AS label, count(*) FILTER (WHERE x > 1) total
FROM tree
LEFT JOIN named n USING (id)
CROSS JOIN LATERAL (SELECT max(v) AS top FROM vals WHERE vals.id = tree.id) sub
WHERE extract(year FROM n.born) > 2000 AND n.kind IS DISTINCT FROM 'a'
GROUP BY label
ORDER BY total DESC NULLS LAST
LIMIT 10;
SELECT sum(v) OVER w FROM vals WINDOW w AS (PARTITION BY id ORDER BY at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW);
SELECT a.x FROM one a UNION SELECT a.y FROM two a;
