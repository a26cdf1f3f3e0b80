// Which nodes does a node serve, by the ids alone?
// Parameters: $start id; $edge_kinds list.
// Columns: id, the start's too.
// Order: none.
MATCH (start:Node {id: $start})
MATCH ANY SHORTEST (start) (
    (:Node)-[edge:part_of|contributes_to|supports|implements|funds|reports_on]->(:Node)
    WHERE type(edge) IN $edge_kinds
){0,64} (reached:Node)
RETURN reached.id
