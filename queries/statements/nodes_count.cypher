// How many nodes are there?
// Parameters: $after id, $before id (both left out themselves); $fiscal_year or NULL; $agency id or NULL: what its
// documents in force speak of.
// Columns: nodes.
// Order: one row.
MATCH (node:Node)
WHERE node.id > $after AND node.id < $before
  AND ($fiscal_year IS NULL OR node.fiscal_year = $fiscal_year)
  AND ($agency IS NULL
       OR EXISTS {
           MATCH (:Statement {subject: node.id})-[:stated_in]->(document:DocumentRecord {agency: $agency})
           WHERE document.superseded_by IS NULL
       }
       OR EXISTS {
           MATCH (:Statement {object: node.id})-[:stated_in]->(document:DocumentRecord {agency: $agency})
           WHERE document.superseded_by IS NULL
       })
RETURN count(*) AS nodes
