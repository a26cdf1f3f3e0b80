-- Which nodes of the plan hierarchy stand below a node, and how do they count towards it?
--
-- The hierarchy: key_result → super_okr (or directly → issue) → issue → strategy → plan, along part_of and
-- contributes_to; each pair of kinds has one of the two. Nodes and edges are those at and below :start.
--
-- Parameters: :start id.
-- Columns: lower id, upper id, weight of the edge (decimal text; NULL where it states none).
-- Order: upper id, lower id.
WITH RECURSIVE
joins (lower_kind, edge_kind, upper_kind) AS (
    VALUES ('key_result', 'contributes_to', 'super_okr'),
           ('key_result', 'contributes_to', 'issue'),
           ('super_okr', 'contributes_to', 'issue'),
           ('issue', 'part_of', 'strategy'),
           ('strategy', 'part_of', 'plan')
),
below (key) AS (
    SELECT key FROM node WHERE id = :start
    UNION
    SELECT edge.source
    FROM below
    JOIN node AS upper ON upper.key = below.key
    JOIN edge ON edge.target = below.key
    JOIN node AS lower ON lower.key = edge.source
    JOIN joins ON joins.lower_kind = lower.kind AND joins.edge_kind = edge.kind AND joins.upper_kind = upper.kind
)
SELECT lower.id, upper.id, json_extract(edge.properties, '$.weight')
FROM below
JOIN node AS upper ON upper.key = below.key
JOIN edge ON edge.target = below.key
JOIN node AS lower ON lower.key = edge.source
JOIN joins ON joins.lower_kind = lower.kind AND joins.edge_kind = edge.kind AND joins.upper_kind = upper.kind
ORDER BY upper.id, lower.id;
