-- What is there of an agency's plan in a year, for comparing it with another?
--
-- Its projects; the budgets that fund them; who answers for them; the policies and key results that they lead to; the
-- key results of the year that the agency answers for.
--
-- Parameters: :agency id; :fiscal_year.
-- Columns: id, kind, code, name, fiscal_year, properties.
-- Order: id.
WITH
project AS (
    SELECT key FROM node
    WHERE kind = 'project' AND fiscal_year = :fiscal_year AND json_extract(properties, '$.agency') = :agency
),
wanted AS (
    SELECT key FROM project
    UNION
    SELECT edge.source FROM project JOIN edge ON edge.target = project.key AND edge.kind IN ('funds', 'responsible_for')
    UNION
    SELECT edge.target FROM project JOIN edge ON edge.source = project.key AND edge.kind IN ('supports', 'implements')
    UNION
    SELECT edge.target
    FROM node AS agency
    JOIN edge ON edge.source = agency.key AND edge.kind = 'responsible_for'
    JOIN node AS thing ON thing.key = edge.target
    WHERE agency.id = :agency AND thing.kind = 'key_result' AND thing.fiscal_year = :fiscal_year
    UNION
    SELECT key FROM node WHERE id = :agency
)
SELECT node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties
FROM wanted JOIN node ON node.key = wanted.key
ORDER BY node.id;
