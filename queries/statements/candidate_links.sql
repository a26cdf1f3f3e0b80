-- What do the projects of these years serve, and in whose hands are they; and what do key results contribute to?
-- Parameters: :years list of fiscal years, NULL among them for nodes without one.
-- Columns: source id, edge kind, target id, name of the division (NULL for other edges).
-- Order: source id, edge kind, target id. An edge from a division stands under its project: project id,
-- 'responsible_for', division id.
WITH
wanted (key, id, kind) AS MATERIALIZED (
    SELECT key, id, kind
    FROM node
    WHERE kind IN ('project', 'key_result')
      AND (fiscal_year IN (SELECT value FROM json_each(:years))
           OR fiscal_year IS NULL AND EXISTS (SELECT 1 FROM json_each(:years) WHERE type = 'null'))
)
SELECT wanted.id, edge.kind, other.id, NULL
FROM wanted
CROSS JOIN edge ON edge.source = wanted.key AND edge.kind IN ('supports', 'implements', 'contributes_to')
JOIN node AS other ON other.key = edge.target
UNION ALL
SELECT wanted.id, edge.kind, division.id, coalesce(division.name, division.id)
FROM wanted
CROSS JOIN edge ON edge.target = wanted.key AND edge.kind = 'responsible_for'
JOIN node AS division ON division.key = edge.source AND division.kind = 'division'
WHERE wanted.kind = 'project'
ORDER BY 1, 2, 3;
