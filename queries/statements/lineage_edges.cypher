// Which edges join the nodes of a lineage?
//
// Those of the kinds in $edge_kinds with both ends in $ids. Upward ($up = 1) what an agency or division other than
// the start is responsible for is not shown unless it is the start itself, as the lineage does not follow it.
//
// Parameters: $ids list; $start id; $edge_kinds list; $up 0 or 1.
// Columns: source id, kind, target id, qualifier, properties.
// Order: source id, kind, target id, qualifier.
UNWIND $ids AS id
MATCH (lower:Node {id: id})-[edge]->(upper:Node)
WHERE type(edge) IN $edge_kinds
  AND upper.id IN $ids
  AND ($up = 0 OR type(edge) = 'part_of' OR $start IN [lower.id, upper.id] OR NOT lower.kind IN ['agency', 'division'])
RETURN lower.id, type(edge), upper.id, edge.qualifier, edge.properties
ORDER BY lower.id, type(edge), upper.id, edge.qualifier
