-- Which nodes does a node serve, by the ids alone?
-- Parameters: :start id; :edge_kinds list.
-- Columns: id, the start's too.
-- Order: none.
WITH RECURSIVE
walk (key) AS (
    SELECT key FROM node WHERE id = :start
    UNION
    SELECT edge.target
    FROM walk
    CROSS JOIN edge ON edge.source = walk.key
    WHERE +edge.kind IN (SELECT value FROM json_each(:edge_kinds))
)
SELECT node.id FROM walk CROSS JOIN node ON node.key = walk.key;
