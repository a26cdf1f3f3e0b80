-- Which nodes have names that share the most of these runs of letters?
-- Parameters: :match the runs as a full-text query, each quoted, joined by OR; :kinds list, NULL for all;
-- :limit nodes.
-- Columns: id, kind, code, name, fiscal_year, properties, text (folded code, name and aliases, a line each).
-- Order: best match of the index first, then id.
SELECT node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties, node_text.text
FROM node_text
JOIN node ON node.key = node_text.rowid
WHERE node_text MATCH :match
  AND (:kinds IS NULL OR node.kind IN (SELECT value FROM json_each(:kinds)))
ORDER BY node_text.rank, node.id
LIMIT :limit;
