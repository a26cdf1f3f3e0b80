// What stands in the rows and columns of a traceability matrix?
//
// Columns are the projects in scope. Rows are the nodes of a kind: those of the year that the agency answers for or
// that a project in scope leads to; of policies, which have no year, those that documents in scope speak of.
//
// Parameters: $kind of the rows; $edge from projects to them; $fiscal_year or NULL; $agency id or NULL.
// Columns: 'row' or 'column'; id, kind, code, name, fiscal_year, properties.
// Order: columns before rows, then code (none last), then id.
CALL () {
    MATCH (node:Project)
    WHERE ($fiscal_year IS NULL OR node.fiscal_year = $fiscal_year) AND ($agency IS NULL OR node.p_agency = $agency)
    RETURN 'column' AS part, node
    UNION ALL
    MATCH (node:Node)
    WHERE node.kind = $kind
      AND node.id IS NOT NULL  // brings the index of kinds into play
      AND ($fiscal_year IS NULL OR node.fiscal_year IS NULL OR node.fiscal_year = $fiscal_year)
      AND CASE
          WHEN EXISTS {
              MATCH (node)<-[edge]-(project:Project)
              WHERE type(edge) = $edge
                AND ($fiscal_year IS NULL OR project.fiscal_year = $fiscal_year)
                AND ($agency IS NULL OR project.p_agency = $agency)
          } THEN true
          WHEN node.kind <> 'policy' AND $agency IS NULL THEN true
          WHEN node.kind <> 'policy' THEN EXISTS { (node)<-[:responsible_for]-(:Node {id: $agency}) }
          ELSE EXISTS {
              MATCH (:Statement {subject: node.id})-[:stated_in]->(document:DocumentRecord)
              WHERE document.superseded_by IS NULL
                AND ($fiscal_year IS NULL OR document.fiscal_year = $fiscal_year)
                AND ($agency IS NULL OR document.agency = $agency)
          }
      END
    RETURN 'row' AS part, node
}
RETURN part, node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties
ORDER BY part, node.code, node.id
