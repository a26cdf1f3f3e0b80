-- What stands in the rows and columns of a traceability matrix?
--
-- Columns are the projects in scope. Rows are the nodes of a kind: those of the year that the agency answers for or
-- that a project in scope leads to; of policies, which have no year, those that documents in scope speak of.
--
-- Parameters: :kind of the rows; :edge from projects to them; :fiscal_year or NULL; :agency id or NULL.
-- Columns: 'row' or 'column'; id, kind, code, name, fiscal_year, properties.
-- Order: columns before rows, then code (none last), then id.
WITH
project AS (
    SELECT key, id, kind, code, name, fiscal_year, properties
    FROM node
    WHERE kind = 'project'
      AND (:fiscal_year IS NULL OR fiscal_year = :fiscal_year)
      AND (:agency IS NULL OR json_extract(properties, '$.agency') = :agency)
),
thing AS (
    SELECT key, id, kind, code, name, fiscal_year, properties
    FROM node
    WHERE kind = :kind
      AND (:fiscal_year IS NULL OR fiscal_year IS NULL OR fiscal_year = :fiscal_year)
      AND (EXISTS (SELECT 1 FROM edge JOIN project ON project.key = edge.source
                   WHERE edge.target = node.key AND edge.kind = :edge)
           OR (kind <> 'policy' AND :agency IS NULL)
           OR (kind <> 'policy'
               AND EXISTS (SELECT 1 FROM edge JOIN node AS agency ON agency.key = edge.source
                           WHERE edge.target = node.key AND edge.kind = 'responsible_for' AND agency.id = :agency))
           OR (kind = 'policy'
               AND EXISTS (SELECT 1 FROM statement JOIN document ON document.key = statement.document
                           WHERE statement.subject = node.id AND document.superseded_by IS NULL
                             AND (:fiscal_year IS NULL OR document.fiscal_year = :fiscal_year)
                             AND (:agency IS NULL OR document.agency = :agency))))
)
SELECT part, id, kind, code, name, fiscal_year, properties
FROM (
    SELECT 'column' AS part, id, kind, code, name, fiscal_year, properties FROM project
    UNION ALL
    SELECT 'row', id, kind, code, name, fiscal_year, properties FROM thing
)
ORDER BY part, code IS NULL, code, id;
