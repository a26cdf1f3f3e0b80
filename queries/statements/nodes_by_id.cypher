// Which nodes have these ids?
// Parameters: $ids list.
// Columns: id, kind, code, name, fiscal_year, properties.
// Order: id.
UNWIND $ids AS id
MATCH (node:Node {id: id})
RETURN node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties
ORDER BY node.id
