// Which nodes can stand in a grid, and which divisions are responsible for them?
// Parameters: $spoken_of ids of nodes; $fiscal_year or NULL: of nodes of this year or of none.
// Columns: id, responsible (ids by spaces of the divisions that are responsible for it).
// Order: id.
UNWIND $spoken_of AS id
MATCH (node:Node {id: id})
WHERE $fiscal_year IS NULL OR node.fiscal_year IS NULL OR node.fiscal_year = $fiscal_year
WITH node, COLLECT {
    MATCH (division:Division)-[:responsible_for]->(node)
    RETURN division.id ORDER BY division.id
} AS divisions
RETURN node.id, CASE divisions WHEN [] THEN null ELSE
    reduce(listed = '', each IN divisions | listed + CASE listed WHEN '' THEN '' ELSE ' ' END + each) END
ORDER BY node.id
