-- Which budgets are of several years?
--
-- Which: where :fiscal_year is given, those of that year or of none, and those whose instalments name it.
--
-- Parameters: :fiscal_year or NULL; :agency id of the agency that the funded project names or whose divisions answer for it, or NULL.
-- Columns: budget id, fiscal_year (the budget's, else the earliest of its
-- projects), project id (the lowest; NULL where it funds
-- none), amount_baht (decimal text or NULL), status, instalments (JSON), total_baht (decimal text or NULL).
-- Order: budget id.
SELECT budget.id,
       coalesce(
           budget.fiscal_year,
           (SELECT min(node.fiscal_year)
            FROM edge JOIN node ON node.key = edge.target
            WHERE edge.source = budget.key AND edge.kind = 'funds')),
       project.id,
       json_extract(budget.properties, '$.amount_baht'), json_extract(budget.properties, '$.status'),
       json_extract(budget.properties, '$.instalments'), json_extract(budget.properties, '$.total_baht')
FROM node AS budget INDEXED BY node_instalments
LEFT JOIN node AS project ON project.id = (
    SELECT min(node.id)
    FROM edge JOIN node ON node.key = edge.target
    WHERE edge.source = budget.key AND edge.kind = 'funds')
WHERE budget.kind = 'budget'
  AND instr(budget.properties, '"instalments"') > 0
  AND json_extract(budget.properties, '$.instalments') IS NOT NULL
  AND (:fiscal_year IS NULL OR budget.fiscal_year IS NULL OR budget.fiscal_year = :fiscal_year
       OR instr(json_extract(budget.properties, '$.instalments'), :fiscal_year))
  AND (:agency IS NULL
       OR json_extract(project.properties, '$.agency') = :agency
       OR json_extract(project.properties, '$.agency') IS NULL AND EXISTS (
           SELECT 1
           FROM edge AS charge
           JOIN node AS hand ON hand.key = charge.source
           LEFT JOIN edge AS membership ON membership.source = hand.key AND membership.kind = 'part_of'
           LEFT JOIN node AS agency ON agency.key = membership.target
           WHERE charge.target = project.key AND charge.kind = 'responsible_for'
             AND (hand.id = :agency OR agency.id = :agency)))
ORDER BY budget.id;
