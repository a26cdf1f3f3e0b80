-- Which nodes directly above these have nothing left below that carries them, once a node is taken away?
--
-- Above is the target of supports, implements, contributes_to, part_of and funds; evaluations and their components
-- are left out. What carries is a project (:carrier 'project') or a budget of more than no baht ('budget'), at any
-- depth below, by ways that do not pass the node :gone.
--
-- Parameters: :gone id; :frontier list of ids; :carrier.
-- Columns: id, kind, code, name, fiscal_year, properties, via (the lowest id of :frontier that it stands above).
-- Order: id.
WITH
lower (key, id) AS MATERIALIZED (
    SELECT node.key, node.id FROM json_each(:frontier) AS wanted JOIN node ON node.id = wanted.value
),
above (key, via) AS MATERIALIZED (
    SELECT edge.target, min(lower.id)
    FROM lower
    CROSS JOIN edge ON edge.source = lower.key
    WHERE edge.kind IN ('supports', 'implements', 'contributes_to', 'part_of', 'funds')
    GROUP BY edge.target
)
SELECT upper.id, upper.kind, upper.code, upper.name, upper.fiscal_year, upper.properties, above.via
FROM above
JOIN node AS upper ON upper.key = above.key
WHERE upper.id <> :gone
  AND upper.kind NOT IN ('component', 'evaluation', 'agency')
  AND NOT (upper.kind = 'project' AND :carrier = 'project')
  AND NOT EXISTS (
      WITH RECURSIVE walk (key, depth) AS (
          SELECT above.key, 0
          UNION
          SELECT edge.source, walk.depth + 1
          FROM walk
          CROSS JOIN edge ON edge.target = walk.key
          CROSS JOIN node ON node.key = edge.source
          WHERE edge.kind IN ('supports', 'implements', 'contributes_to', 'part_of', 'funds')
            AND node.id <> :gone
            AND walk.depth < 64
          ORDER BY 2 DESC  -- depth first: the nearest evidence is deep down, and one is enough
      )
      SELECT 1
      FROM walk
      CROSS JOIN node ON node.key = walk.key
      WHERE node.kind = :carrier
        AND (:carrier = 'project' OR CAST(json_extract(node.properties, '$.amount_baht') AS REAL) > 0)
  )
ORDER BY upper.id;
