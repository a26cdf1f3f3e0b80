-- Which projects in scope lead to which nodes of a kind?
--
-- Parameters: :kind of the nodes; :edge from projects to them; :fiscal_year or NULL and :agency id or NULL of the
-- projects.
-- Columns: id of the node, id of the project.
-- Order: both.
SELECT thing.id, project.id
FROM node AS project
JOIN edge ON edge.source = project.key AND edge.kind = :edge
JOIN node AS thing ON thing.key = edge.target AND thing.kind = :kind
WHERE project.kind = 'project'
  AND (:fiscal_year IS NULL OR project.fiscal_year = :fiscal_year)
  AND (:agency IS NULL OR json_extract(project.properties, '$.agency') = :agency)
GROUP BY thing.id, project.id
ORDER BY thing.id, project.id;
