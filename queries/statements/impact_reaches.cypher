// Does a node reach, or is it itself, one of these kinds?
//
// Up from source to target ($up = 1) or down, along supports, implements, contributes_to, part_of and funds. A budget
// counts where its amount is more than no baht.
//
// Parameters: $id; $up 0 or 1; $kinds list.
// Columns: 1.
// Order: one row where it does, else none.
MATCH (start:Node {id: $id})
WHERE EXISTS {
    MATCH ANY SHORTEST (start) (
        (lower:Node)-[:supports|implements|contributes_to|part_of|funds]->(:Node)
    ){0,64} (reached:Node WHERE $up AND reached.kind IN $kinds
                            AND (reached.kind <> 'budget' OR toFloat(reached.p_amount_baht) > 0))
}
OR EXISTS {
    MATCH ANY SHORTEST (start) (
        (:Node)<-[:supports|implements|contributes_to|part_of|funds]-(:Node)
    ){0,64} (reached:Node WHERE NOT $up AND reached.kind IN $kinds
                            AND (reached.kind <> 'budget' OR toFloat(reached.p_amount_baht) > 0))
}
RETURN 1
