-- Which nodes have names that share the most of these runs of letters?
-- Parameters: :match a full-text condition; :runs list of the loosely folded runs to count; :kinds list, NULL for all;
-- :limit nodes.
-- Columns: id, kind, code, name, fiscal_year, properties, text (folded code, name and aliases, a line each).
-- Order: most runs first, shorter labels, id.
SELECT node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties, node_text.text
FROM node_text
JOIN node ON node.key = node_text.rowid
WHERE node_text MATCH :match
  AND (:kinds IS NULL OR node.kind IN (SELECT value FROM json_each(:kinds)))
ORDER BY (SELECT count(*) FROM json_each(:runs) AS run WHERE instr(node_text.loose, run.value)) DESC,
         length(node_text.loose), node.id
LIMIT :limit;
