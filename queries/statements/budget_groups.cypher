// Which nodes of a level of the plan are in a part of the base, whether or not anything leads to them?
//
// Which: those of $fiscal_year; where $agency is given, those that its documents in force speak of.
//
// Parameters: $kind; $fiscal_year or NULL; $agency id or NULL.
// Columns: id.
// Order: id.
MATCH (node:Node)
WHERE node.kind = $kind
  AND node.id IS NOT NULL  // brings the index of kinds into play
  AND ($fiscal_year IS NULL OR node.fiscal_year = $fiscal_year)
  AND ($agency IS NULL OR EXISTS {
      MATCH (said:Statement {subject: node.id})-[:stated_in]->(document:DocumentRecord {agency: $agency})
      WHERE document.superseded_by IS NULL
  })
RETURN node.id
ORDER BY node.id
