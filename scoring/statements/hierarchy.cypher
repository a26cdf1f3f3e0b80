// Which nodes of the plan hierarchy stand at and below a node, and how do they count towards what is above?
//
// The hierarchy: key_result → super_okr (or directly → issue) → issue → strategy → plan, along part_of and
// contributes_to; each pair of kinds has one of the two. A node stands once for each node that it counts in, at or
// below $start; $start itself stands once more, with no upper id.
//
// Parameters: $start id.
// Columns: id, kind, code, name, fiscal_year, properties, upper id, weight of the edge (decimal text; NULL where it
// states none).
// Order: id, upper id with NULL first.
MATCH (start:Node {id: $start})
CALL (start) {
    RETURN start AS lower, null AS upper, null AS weight
    UNION ALL
    MATCH (start) (
        (above:Node)<-[join:contributes_to|part_of]-(below:Node)
        WHERE [below.kind, type(join), above.kind] IN [
            ['key_result', 'contributes_to', 'super_okr'],
            ['key_result', 'contributes_to', 'issue'],
            ['super_okr', 'contributes_to', 'issue'],
            ['issue', 'part_of', 'strategy'],
            ['strategy', 'part_of', 'plan']
        ]
    ){1,4} (lower:Node)
    WITH DISTINCT lower, last(join) AS edge, last(above) AS upper
    RETURN lower, upper, edge.p_weight AS weight
}
RETURN lower.id, lower.kind, lower.code, lower.name, lower.fiscal_year, lower.properties, upper.id, weight
ORDER BY lower.id, upper.id IS NOT NULL, upper.id
