// Where do projects and key results lead: up the plan's hierarchy, to policies, and to the hands that carry them out?
//
// Parameters: $ids list of projects and key results.
// Columns: source id, kind, target id, fiscal_year of what the link leads to: of each edge part_of, contributes_to,
// supports and implements on the way up from one of $ids, and of each edge responsible_for from a division to a
// project on the way, which leads to its source.
// Order: source id, kind, target id.
UNWIND $ids AS id
MATCH (:Node {id: id})-[:part_of|contributes_to|supports|implements*0..]->(reached:Node)
WITH DISTINCT reached
CALL (reached) {
    MATCH (reached)-[edge:part_of|contributes_to|supports|implements]->(upper:Node)
    RETURN DISTINCT reached.id AS source, type(edge) AS kind, upper.id AS target, upper.fiscal_year AS fiscal_year
    UNION ALL
    MATCH (reached:Project)<-[edge:responsible_for]-(division:Division)
    RETURN DISTINCT division.id AS source, type(edge) AS kind, reached.id AS target, division.fiscal_year AS fiscal_year
}
RETURN source, kind, target, fiscal_year
ORDER BY source, kind, target
