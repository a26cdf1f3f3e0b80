// How many nodes of a kind does each fiscal year have?
// Parameters: $kind.
// Columns: fiscal_year (NULL for none), nodes.
// Order: fiscal_year, the latest first, NULL last.
MATCH (node:Node)
WHERE node.kind = $kind
  AND node.id IS NOT NULL  // brings the index of kinds into play
WITH node.fiscal_year AS fiscal_year, count(*) AS nodes
RETURN fiscal_year, nodes
ORDER BY fiscal_year IS NULL, fiscal_year DESC
