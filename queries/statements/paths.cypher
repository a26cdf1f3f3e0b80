// Which edges stand on ways from one node up to another?
//
// Edges of the kinds in $edge_kinds that lie on a way of at most $depth steps, source to target, from $lower to
// $upper. Like lineage, a way does not go on from an agency or division other than $lower.
//
// Parameters: $lower id; $upper id; $depth steps; $edge_kinds list.
// Columns: source id, kind, target id, qualifier, properties.
// Order: source id, target id, kind, qualifier.
MATCH (start:Node {id: $lower}), (upper:Node {id: $upper})
CALL (start, upper) {
    MATCH climb = ANY SHORTEST (start) (
        (here:Node)-[edge:part_of|contributes_to|supports|implements|funds|responsible_for|reports_on|scored_by|continues|appeals]->(:Node)
        WHERE type(edge) IN $edge_kinds AND (here = start OR NOT here.kind IN ['agency', 'division'])
    ){0,64} (reached:Node)
    WITH start, upper, reached, length(climb) AS distance
    MATCH rest = ANY SHORTEST (reached) (
        (here:Node)-[edge:part_of|contributes_to|supports|implements|funds|responsible_for|reports_on|scored_by|continues|appeals]->(:Node)
        WHERE type(edge) IN $edge_kinds AND (here = start OR NOT here.kind IN ['agency', 'division'])
    ){0,64} (upper)
    WHERE distance + length(rest) <= $depth
    RETURN collect(reached) AS ways
}
UNWIND ways AS lower
MATCH (lower)-[edge]->(higher:Node)
WHERE type(edge) IN $edge_kinds AND higher IN ways AND (lower = start OR NOT lower.kind IN ['agency', 'division'])
RETURN lower.id, type(edge), higher.id, edge.qualifier, edge.properties
ORDER BY lower.id, higher.id, type(edge), edge.qualifier
