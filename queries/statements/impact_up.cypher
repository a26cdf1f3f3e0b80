// Which nodes directly above these have nothing left below that carries them, once a node is taken away?
//
// Above is the target of supports, implements, contributes_to, part_of and funds; evaluations and their components
// are left out. What carries is a project ($carrier 'project') or a budget of more than no baht ('budget'), at any
// depth below, by ways that do not pass the node $gone.
//
// Parameters: $gone id; $frontier list of ids; $carrier.
// Columns: id, kind, code, name, fiscal_year, properties, via (the lowest id of $frontier that it stands above).
// Order: id.
UNWIND $frontier AS id
MATCH (lower:Node {id: id})-[:supports|implements|contributes_to|part_of|funds]->(upper:Node)
WHERE upper.id <> $gone
  AND NOT upper.kind IN ['component', 'evaluation', 'agency']
  AND NOT (upper.kind = 'project' AND $carrier = 'project')
WITH upper, min(lower.id) AS via
WHERE NOT EXISTS {
    MATCH ANY SHORTEST (upper) (
        (:Node)<-[:supports|implements|contributes_to|part_of|funds]-(next:Node)
        WHERE next.id <> $gone
    ){0,64} (carrier:Node WHERE carrier.kind = $carrier
                            AND ($carrier = 'project' OR toFloat(carrier.p_amount_baht) > 0))
}
RETURN upper.id, upper.kind, upper.code, upper.name, upper.fiscal_year, upper.properties, via
ORDER BY upper.id
