-- Which nodes directly below these lead to nothing of a kind any more, once a node is taken away?
--
-- Below is the source of supports, implements, contributes_to, part_of and funds. A way leads up by the same edges,
-- at any length, and does not pass the node :gone.
--
-- Parameters: :gone id; :frontier list of ids; :aims list of the kinds to lead to; :among list of the kinds of nodes
-- that are asked about.
-- Columns: id, kind, code, name, fiscal_year, properties, via (the lowest id of :frontier that it stands below).
-- Order: id.
WITH
upper (key, id) AS MATERIALIZED (
    SELECT node.key, node.id FROM json_each(:frontier) AS wanted JOIN node ON node.id = wanted.value
),
below (key, via) AS MATERIALIZED (
    SELECT edge.source, min(upper.id)
    FROM upper
    CROSS JOIN edge ON edge.target = upper.key
    WHERE edge.kind IN ('supports', 'implements', 'contributes_to', 'part_of', 'funds')
    GROUP BY edge.source
)
SELECT lower.id, lower.kind, lower.code, lower.name, lower.fiscal_year, lower.properties, below.via
FROM below
JOIN node AS lower ON lower.key = below.key
WHERE lower.id <> :gone
  AND lower.kind IN (SELECT value FROM json_each(:among))
  AND NOT EXISTS (
      WITH RECURSIVE walk (key, depth) AS (
          SELECT below.key, 0
          UNION
          SELECT edge.target, walk.depth + 1
          FROM walk
          CROSS JOIN edge ON edge.source = walk.key
          CROSS JOIN node ON node.key = edge.target
          WHERE edge.kind IN ('supports', 'implements', 'contributes_to', 'part_of', 'funds')
            AND node.id <> :gone
            AND walk.depth < 64
          ORDER BY 2 DESC
      )
      SELECT 1
      FROM walk
      CROSS JOIN node ON node.key = walk.key
      WHERE walk.depth > 0 AND node.kind IN (SELECT value FROM json_each(:aims))
  )
ORDER BY lower.id;
