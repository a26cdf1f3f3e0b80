-- How are the nodes of an evaluation joined to each other, and what is the agency to reach?
--
-- Parameters: :ids list; :agency id.
-- Columns: source id, kind, target id, qualifier, properties.
-- Order: source id, kind, target id, qualifier.
WITH wanted (key) AS (
    SELECT node.key FROM json_each(:ids) AS given
    CROSS JOIN node ON node.id = given.value
)
SELECT lower.id, edge.kind, upper.id, edge.qualifier, edge.properties
FROM wanted
CROSS JOIN edge ON edge.target = wanted.key
    AND edge.kind IN ('part_of', 'contributes_to', 'scored_by', 'reports_on', 'appeals', 'responsible_for')
CROSS JOIN node AS lower ON lower.key = edge.source
CROSS JOIN node AS upper ON upper.key = edge.target
WHERE lower.id = :agency OR edge.source IN (SELECT key FROM wanted)
ORDER BY lower.id, edge.kind, upper.id, edge.qualifier;
