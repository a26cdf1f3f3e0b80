// Which edges has a node, and who is at their other end?
// Parameters: $id of the node; $kind_order list of node kinds; $edge_kind or NULL for all; $outgoing 1, 0 or NULL for
// both ways; $offset edges of each kind and way to pass over; $limit edges of one kind and way.
// Columns: source id, kind, target id, qualifier, properties; outgoing (1 where the node is the source);
// the other end's id, kind, code, name, fiscal_year, properties; total (edges of that kind and way).
// Order: outgoing first, edge kind, the other end's place in $kind_order, code with NULL last, id, qualifier.
MATCH (here:Node {id: $id})
CALL (here) {
    MATCH (here)-[edge]->(other:Node)
    WHERE coalesce($outgoing, 1) = 1 AND ($edge_kind IS NULL OR type(edge) = $edge_kind)
    RETURN 1 AS outgoing, edge, other
    UNION ALL
    MATCH (here)<-[edge]-(other:Node)
    WHERE coalesce($outgoing, 0) = 0 AND ($edge_kind IS NULL OR type(edge) = $edge_kind)
    RETURN 0 AS outgoing, edge, other
}
WITH outgoing, edge, other,
     [place IN range(0, size($kind_order) - 1) WHERE $kind_order[place] = other.kind][0] AS place
ORDER BY outgoing DESC, type(edge), place, other.code, other.id, edge.qualifier
WITH outgoing, type(edge) AS kind, collect({edge: edge, other: other}) AS joined
UNWIND range(0, size(joined) - 1) AS number
WITH outgoing, kind, number, size(joined) AS total, joined[number].edge AS edge, joined[number].other AS other
WHERE number >= $offset AND number < $offset + $limit
RETURN CASE outgoing WHEN 1 THEN $id ELSE other.id END, kind, CASE outgoing WHEN 1 THEN other.id ELSE $id END,
       edge.qualifier, edge.properties,
       outgoing, other.id, other.kind, other.code, other.name, other.fiscal_year, other.properties, total
ORDER BY outgoing DESC, kind, number
