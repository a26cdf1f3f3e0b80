// Which projects in scope lead to which nodes of a kind?
//
// Parameters: $kind of the nodes; $edge from projects to them; $fiscal_year or NULL and $agency id or NULL of the
// projects.
// Columns: id of the node, id of the project.
// Order: both.
MATCH (project:Project)-[edge]->(thing:Node)
WHERE type(edge) = $edge
  AND thing.kind = $kind
  AND ($fiscal_year IS NULL OR project.fiscal_year = $fiscal_year)
  AND ($agency IS NULL OR project.p_agency = $agency)
WITH DISTINCT thing, project
RETURN thing.id, project.id
ORDER BY thing.id, project.id
