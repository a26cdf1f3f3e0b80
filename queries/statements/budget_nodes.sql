-- What are these nodes?
--
-- Parameters: :ids list.
-- Columns: id, kind, code, name, fiscal_year, properties.
-- Order: id.
SELECT DISTINCT node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties
FROM json_each(:ids) AS wanted
CROSS JOIN node ON node.id = wanted.value
ORDER BY node.id;
