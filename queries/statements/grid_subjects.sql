-- Which nodes can stand in a grid, and which divisions are responsible for them?
-- Parameters: :spoken_of ids of nodes; :fiscal_year or NULL: of nodes of this year or of none.
-- Columns: id, responsible (ids by spaces of the divisions that are responsible for it).
-- Order: id.
SELECT node.id, (
    SELECT group_concat(id, ' ')
    FROM (SELECT division.id
          FROM edge CROSS JOIN node AS division ON division.key = edge.source
          WHERE edge.target = node.key AND edge.kind = 'responsible_for' AND division.kind = 'division'
          ORDER BY division.id))
FROM json_each(:spoken_of) AS spoken
JOIN node ON node.id = spoken.value
WHERE :fiscal_year IS NULL OR node.fiscal_year IS NULL OR node.fiscal_year = :fiscal_year
ORDER BY node.id;
