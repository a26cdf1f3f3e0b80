// What do the projects of these years serve, and in whose hands are they; and what do key results contribute to?
// Parameters: $years list of fiscal years, NULL among them for nodes without one.
// Columns: source id, edge kind, target id, name of the division (NULL for other edges).
// Order: source id, edge kind, target id. An edge from a division stands under its project: project id,
// 'responsible_for', division id.
MATCH (wanted:Project|KeyResult)
WHERE wanted.fiscal_year IN $years OR wanted.fiscal_year IS NULL AND any(year IN $years WHERE year IS NULL)
CALL (wanted) {
    MATCH (wanted)-[edge:supports|implements|contributes_to]->(other:Node)
    RETURN type(edge) AS kind, other.id AS target, null AS division
    UNION ALL
    MATCH (wanted:Project)<-[edge:responsible_for]-(hand:Division)
    RETURN type(edge) AS kind, hand.id AS target, coalesce(hand.name, hand.id) AS division
}
RETURN wanted.id, kind, target, division
ORDER BY wanted.id, kind, target
