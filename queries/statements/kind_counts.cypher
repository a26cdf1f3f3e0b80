// How many nodes and edges of each kind are there?
// Parameters: none.
// Columns: what ('node' or 'edge'), kind, count.
// Order: nodes first, kind.
CALL () {
    MATCH (node:Node)
    RETURN 'node' AS what, node.kind AS kind, count(*) AS number
    UNION ALL
    MATCH (:Node)-[edge]->(:Node)
    RETURN 'edge' AS what, type(edge) AS kind, count(*) AS number
}
RETURN what, kind, number
ORDER BY what DESC, kind
