// How are these nodes joined to each other?
//
// Parameters: $ids list.
// Columns: source id, kind, target id, qualifier, properties.
// Order: source, kind, target, qualifier.
UNWIND $ids AS id
MATCH (source:Node {id: id})-[edge:funds|supports|implements|responsible_for]->(target:Node)
WHERE target.id IN $ids
RETURN source.id, type(edge), target.id, edge.qualifier, edge.properties
ORDER BY source.id, type(edge), target.id, edge.qualifier
