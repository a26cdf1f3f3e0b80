// Which nodes have names that share the most of these runs of letters?
// Parameters: $match a full-text condition; $runs list of the loosely folded runs to count; $kinds list, NULL for all;
// $limit nodes.
// Columns: id, kind, code, name, fiscal_year, properties, text (folded code, name and aliases, a line each).
// Order: most runs first, shorter labels, id.
CALL db.index.fulltext.queryNodes('node_grams', $match) YIELD node
WITH node
WHERE $kinds IS NULL OR node.kind IN $kinds
RETURN node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties, node.text
ORDER BY size([run IN $runs WHERE node.loose CONTAINS run]) DESC, size(node.loose), node.id
LIMIT $limit
