-- Which nodes have these ids?
-- Parameters: :ids list.
-- Columns: id, kind, code, name, fiscal_year, properties.
-- Order: id.
SELECT node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties
FROM json_each(:ids) AS wanted
JOIN node ON node.id = wanted.value
ORDER BY node.id;
