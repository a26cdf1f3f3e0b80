// What are these nodes?
//
// Parameters: $ids list.
// Columns: id, kind, code, name, fiscal_year, properties.
// Order: id.
UNWIND $ids AS id
MATCH (node:Node {id: id})
WITH DISTINCT node
RETURN node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties
ORDER BY node.id
