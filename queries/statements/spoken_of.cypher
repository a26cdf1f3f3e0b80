// Of which nodes do the documents of an agency that are in force speak?
//
// Parameters: $agency id; $fiscal_year or NULL: of this year's documents.
// Columns: id, kind.
// Order: id.
MATCH (said:Statement)-[:stated_in]->(document:DocumentRecord {agency: $agency})
WHERE document.superseded_by IS NULL AND ($fiscal_year IS NULL OR document.fiscal_year = $fiscal_year)
UNWIND [said.subject, said.object] AS id
WITH DISTINCT id
MATCH (node:Node {id: id})
RETURN node.id, node.kind
ORDER BY node.id
