-- Where do projects and key results lead: up the plan's hierarchy, to policies, and to the hands that carry them out?
--
-- Parameters: :ids list of projects and key results.
-- Columns: source id, kind, target id, fiscal_year of what the link leads to: of each edge part_of, contributes_to,
-- supports and implements on the way up from one of :ids, and of each edge responsible_for from a division to a
-- project on the way, which leads to its source.
-- Order: source id, kind, target id.
WITH RECURSIVE
reached (key) AS (
    SELECT node.key FROM json_each(:ids) AS wanted CROSS JOIN node ON node.id = wanted.value
    UNION
    SELECT edge.target
    FROM reached
    CROSS JOIN edge ON edge.source = reached.key
    WHERE edge.kind IN ('part_of', 'contributes_to', 'supports', 'implements')
)
SELECT lower.id AS source, edge.kind AS kind, upper.id AS target, upper.fiscal_year
FROM reached
CROSS JOIN node AS lower ON lower.key = reached.key
CROSS JOIN edge ON edge.source = reached.key AND edge.kind IN ('part_of', 'contributes_to', 'supports', 'implements')
CROSS JOIN node AS upper ON upper.key = edge.target
UNION
SELECT division.id, edge.kind, project.id, division.fiscal_year
FROM reached
CROSS JOIN node AS project ON project.key = reached.key AND project.kind = 'project'
CROSS JOIN edge ON edge.target = reached.key AND edge.kind = 'responsible_for'
CROSS JOIN node AS division ON division.key = edge.source AND division.kind = 'division'
ORDER BY 1, 2, 3;
