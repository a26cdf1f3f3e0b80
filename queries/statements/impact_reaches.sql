-- Does a node reach, or is it itself, one of these kinds?
--
-- Up from source to target (:up = 1) or down, along supports, implements, contributes_to, part_of and funds. A budget
-- counts where its amount is more than no baht.
--
-- Parameters: :id; :up 0 or 1; :kinds list.
-- Columns: 1.
-- Order: one row where it does, else none.
WITH RECURSIVE walk (key, depth) AS (
    SELECT key, 0 FROM node WHERE id = :id
    UNION
    SELECT CASE WHEN :up THEN edge.target ELSE edge.source END, walk.depth + 1
    FROM walk
    CROSS JOIN edge ON :up AND edge.source = walk.key OR NOT :up AND edge.target = walk.key
    WHERE edge.kind IN ('supports', 'implements', 'contributes_to', 'part_of', 'funds')
      AND walk.depth < 64
    ORDER BY 2 DESC
)
SELECT 1
FROM walk
CROSS JOIN node ON node.key = walk.key
WHERE node.kind IN (SELECT value FROM json_each(:kinds))
  AND (node.kind <> 'budget' OR CAST(json_extract(node.properties, '$.amount_baht') AS REAL) > 0)
LIMIT 1;
