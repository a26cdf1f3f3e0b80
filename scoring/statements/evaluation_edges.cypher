// How are the nodes of an evaluation joined to each other, and what is the agency to reach?
//
// Parameters: $ids list; $agency id.
// Columns: source id, kind, target id, qualifier, properties.
// Order: source id, kind, target id, qualifier.
UNWIND $ids AS id
MATCH (lower:Node)-[edge:part_of|contributes_to|scored_by|reports_on|appeals|responsible_for]->(upper:Node {id: id})
WHERE lower.id = $agency OR lower.id IN $ids
RETURN lower.id, type(edge), upper.id, edge.qualifier, edge.properties
ORDER BY lower.id, type(edge), upper.id, edge.qualifier
