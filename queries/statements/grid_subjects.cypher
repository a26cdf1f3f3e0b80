// Of which nodes of a kind do the documents of an agency speak?
// Parameters: $subject kind; $agency id; $fiscal_year or NULL: of this year's documents, and of nodes of this year or
// of none.
// Columns: id, responsible (ids by spaces of the divisions that are responsible for it).
// Order: id.
MATCH (said:Statement)-[:stated_in]->(document:DocumentRecord {agency: $agency})
WHERE document.superseded_by IS NULL AND ($fiscal_year IS NULL OR document.fiscal_year = $fiscal_year)
UNWIND [said.subject, said.object] AS id
WITH DISTINCT id
MATCH (node:Node {id: id})
WHERE node.kind = $subject AND ($fiscal_year IS NULL OR node.fiscal_year IS NULL OR node.fiscal_year = $fiscal_year)
WITH node, COLLECT {
    MATCH (division:Division)-[:responsible_for]->(node)
    RETURN division.id ORDER BY division.id
} AS divisions
RETURN node.id, CASE divisions WHEN [] THEN null ELSE
    reduce(listed = '', each IN divisions | listed + CASE listed WHEN '' THEN '' ELSE ' ' END + each) END
ORDER BY node.id
