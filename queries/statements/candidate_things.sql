-- What are the nodes of a kind called, whose are they and what do they count?
-- Parameters: :kind; :years list of fiscal years, NULL among them for nodes without one.
-- Columns: id, code, name, fiscal_year, labels (folded code, name and aliases, a line each), agency (id or NULL),
-- unit, target and kpi_target (JSON records or NULL).
-- Order: id.
SELECT node.id, node.code, node.name, node.fiscal_year, coalesce(node_text.text, ''), json_extract(node.properties, '$.agency'),
       json_extract(node.properties, '$.unit'), json_extract(node.properties, '$.target'),
       json_extract(node.properties, '$.kpi_target')
FROM node
LEFT JOIN node_text ON node_text.rowid = node.key
WHERE node.kind = :kind
  AND (node.fiscal_year IN (SELECT value FROM json_each(:years))
       OR node.fiscal_year IS NULL AND EXISTS (SELECT 1 FROM json_each(:years) WHERE type = 'null'))
ORDER BY node.id;
