// How many nodes are there?
// Parameters: $after id, $before id (both left out themselves); $fiscal_year or NULL; $agency id or NULL: what its
// documents in force speak of.
// Columns: nodes.
// Order: one row.
CALL () {
    MATCH (node:Node)
    WHERE $agency IS NULL
      AND node.id > $after AND node.id < $before
      AND ($fiscal_year IS NULL OR node.fiscal_year = $fiscal_year)
    RETURN count(node) AS some
    UNION ALL
    MATCH (said:Statement)-[:stated_in]->(document:DocumentRecord {agency: $agency})
    WHERE document.superseded_by IS NULL
    UNWIND [said.subject, said.object] AS id
    WITH DISTINCT id
    WHERE id > $after AND id < $before
    MATCH (node:Node {id: id})
    WHERE $fiscal_year IS NULL OR node.fiscal_year = $fiscal_year
    RETURN count(node) AS some
}
RETURN sum(some)
