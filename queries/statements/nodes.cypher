// Which nodes come next, by id?
// Parameters: $after id, $before id (both left out themselves); $fiscal_year or NULL; $agency id or NULL: what its
// documents in force speak of; $limit nodes.
// Columns: id, kind, code, name, fiscal_year, properties.
// Order: id.
CALL () {
    MATCH (node:Node)
    WHERE $agency IS NULL
      AND node.id > $after AND node.id < $before
      AND ($fiscal_year IS NULL OR node.fiscal_year = $fiscal_year)
    RETURN node
    ORDER BY node.id
    LIMIT $limit
    UNION ALL
    MATCH (said:Statement)-[:stated_in]->(document:DocumentRecord {agency: $agency})
    WHERE document.superseded_by IS NULL
    UNWIND [said.subject, said.object] AS id
    WITH DISTINCT id
    WHERE id > $after AND id < $before
    MATCH (node:Node {id: id})
    WHERE $fiscal_year IS NULL OR node.fiscal_year = $fiscal_year
    RETURN node
    ORDER BY node.id
    LIMIT $limit
}
RETURN node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties
ORDER BY node.id
LIMIT $limit
