-- Which nodes of the plan hierarchy stand at and below a node, and how do they count towards what is above?
--
-- The hierarchy: key_result → super_okr (or directly → issue) → issue → strategy → plan, along part_of and
-- contributes_to; each pair of kinds has one of the two. A node stands once for each node that it counts in, at or
-- below :start; :start itself stands once more, with no upper id.
--
-- Parameters: :start id.
-- Columns: id, kind, code, name, fiscal_year, properties, upper id, weight of the edge (decimal text; NULL where it
-- states none).
-- Order: id, upper id with NULL first.
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
    CROSS JOIN node AS upper ON upper.key = below.key
    CROSS JOIN joins ON joins.upper_kind = upper.kind
    CROSS JOIN edge ON edge.target = below.key AND edge.kind = joins.edge_kind
    CROSS JOIN node AS lower ON lower.key = edge.source AND lower.kind = joins.lower_kind
)
SELECT id, kind, code, name, fiscal_year, properties, NULL, NULL FROM node WHERE id = :start
UNION ALL
SELECT lower.id, lower.kind, lower.code, lower.name, lower.fiscal_year, lower.properties,
       upper.id, json_extract(edge.properties, '$.weight')
FROM below
CROSS JOIN node AS upper ON upper.key = below.key
CROSS JOIN joins ON joins.upper_kind = upper.kind
CROSS JOIN edge ON edge.target = below.key AND edge.kind = joins.edge_kind
CROSS JOIN node AS lower ON lower.key = edge.source AND lower.kind = joins.lower_kind
ORDER BY 1, 7;
