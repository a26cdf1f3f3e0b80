-- Which edges join the nodes of a lineage?
--
-- Those of the kinds in :edge_kinds with both ends in :ids. Upward (:up = 1) what an agency or division other than
-- the start is responsible for is not shown unless it is the start itself, as the lineage does not follow it.
--
-- Parameters: :ids list; :start id; :edge_kinds list; :up 0 or 1.
-- Columns: source id, kind, target id, qualifier, properties.
-- Order: source id, kind, target id, qualifier.
WITH
followed (kind) AS MATERIALIZED (SELECT value FROM json_each(:edge_kinds)),
member (key, id, kind) AS MATERIALIZED (
    SELECT node.key, node.id, node.kind
    FROM json_each(:ids) AS ids
    CROSS JOIN node ON node.id = ids.value
)
SELECT lower.id, edge.kind, upper.id, edge.qualifier, edge.properties
FROM member AS lower
CROSS JOIN edge ON edge.source = lower.key
CROSS JOIN member AS upper ON upper.key = edge.target
WHERE +edge.kind IN (SELECT kind FROM followed)  -- the sign: one look at the index for all kinds
  AND (:up = 0 OR edge.kind = 'part_of' OR :start IN (lower.id, upper.id) OR lower.kind NOT IN ('agency', 'division'))
ORDER BY lower.id, edge.kind, upper.id, edge.qualifier;
