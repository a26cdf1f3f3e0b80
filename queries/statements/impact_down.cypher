// Which nodes directly below these lead to nothing of a kind any more, once a node is taken away?
//
// Below is the source of supports, implements, contributes_to, part_of and funds. A way leads up by the same edges,
// at any length, and does not pass the node $gone.
//
// Parameters: $gone id; $frontier list of ids; $aims list of the kinds to lead to; $among list of the kinds of nodes
// that are asked about.
// Columns: id, kind, code, name, fiscal_year, properties, via (the lowest id of $frontier that it stands below).
// Order: id.
UNWIND $frontier AS id
MATCH (upper:Node {id: id})<-[:supports|implements|contributes_to|part_of|funds]-(lower:Node)
WHERE lower.id <> $gone AND lower.kind IN $among
WITH lower, min(upper.id) AS via
WHERE NOT EXISTS {
    MATCH ANY SHORTEST (lower) (
        (:Node)-[:supports|implements|contributes_to|part_of|funds]->(next:Node)
        WHERE next.id <> $gone
    ){1,64} (aim:Node WHERE aim.kind IN $aims)
}
RETURN lower.id, lower.kind, lower.code, lower.name, lower.fiscal_year, lower.properties, via
ORDER BY lower.id
