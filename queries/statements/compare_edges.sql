-- How are these nodes joined to each other?
--
-- Parameters: :ids list.
-- Columns: source id, kind, target id, qualifier, properties.
-- Order: source, kind, target, qualifier.
SELECT source.id, edge.kind, target.id, edge.qualifier, edge.properties
FROM json_each(:ids) AS wanted
JOIN node AS source ON source.id = wanted.value
JOIN edge ON edge.source = source.key
JOIN node AS target ON target.key = edge.target
WHERE edge.kind IN ('funds', 'supports', 'implements', 'responsible_for')
  AND target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, edge.kind, target.id, edge.qualifier;
