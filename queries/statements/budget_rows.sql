-- Which budgets and projects are in a part of the base, and what do they say?
--
-- Which: the projects of :fiscal_year, those that share a budget with them or have one of that year, and the budgets
-- that fund no project; where :agency is given, the projects of that agency. A project is of the agency that it names,
-- else of those that answer for it: agencies, and those whose divisions do.
--
-- Parameters: :fiscal_year or NULL; :agency id or NULL.
-- Columns: project id (NULL for a budget that funds none), project fiscal_year, category, agencies (ids by spaces or
-- NULL), budget id (NULL for a project without any), budget fiscal_year (else the earliest of its projects),
-- amount_baht (decimal text or NULL), status, instalments (JSON or NULL), total_baht.
-- Order: project id with NULL first, budget id.
WITH
wanted (key) AS MATERIALIZED (
    SELECT key FROM node WHERE kind = 'project' AND (:fiscal_year IS NULL OR fiscal_year = :fiscal_year)
    UNION
    SELECT edge.target
    FROM node AS budget
    JOIN edge ON edge.source = budget.key AND edge.kind = 'funds'
    WHERE :fiscal_year IS NOT NULL AND budget.kind = 'budget' AND budget.fiscal_year = :fiscal_year
    UNION
    SELECT other.target
    FROM node AS project
    CROSS JOIN edge ON edge.target = project.key AND edge.kind = 'funds'
    CROSS JOIN node AS budget ON budget.key = edge.source AND budget.fiscal_year IS NULL
    CROSS JOIN edge AS other ON other.source = budget.key AND other.kind = 'funds'
    WHERE :fiscal_year IS NOT NULL AND project.kind = 'project' AND project.fiscal_year = :fiscal_year
),
project AS MATERIALIZED (
    SELECT node.key, node.id, node.fiscal_year, json_extract(node.properties, '$.category') AS category,
           coalesce(
               json_extract(node.properties, '$.agency'),
               (SELECT group_concat(id, ' ')
                FROM (SELECT agency.id AS id
                      FROM edge AS charge
                      JOIN node AS agency ON agency.key = charge.source AND agency.kind = 'agency'
                      WHERE charge.target = node.key AND charge.kind = 'responsible_for'
                      UNION
                      SELECT agency.id
                      FROM edge AS charge
                      JOIN edge AS membership ON membership.source = charge.source AND membership.kind = 'part_of'
                      JOIN node AS agency ON agency.key = membership.target AND agency.kind = 'agency'
                      WHERE charge.target = node.key AND charge.kind = 'responsible_for'
                      ORDER BY 1))) AS agencies
    FROM wanted
    CROSS JOIN node ON node.key = wanted.key
)
SELECT project.id, project.fiscal_year, project.category, project.agencies, budget.id,
       coalesce(
           budget.fiscal_year,
           (SELECT min(funded.fiscal_year)
            FROM edge AS other JOIN node AS funded ON funded.key = other.target
            WHERE other.source = budget.key AND other.kind = 'funds')),
       json_extract(budget.properties, '$.amount_baht'),
       json_extract(budget.properties, '$.status'), json_extract(budget.properties, '$.instalments'),
       json_extract(budget.properties, '$.total_baht')
FROM project
LEFT JOIN edge ON edge.target = project.key AND edge.kind = 'funds'
LEFT JOIN node AS budget ON budget.key = edge.source
WHERE :agency IS NULL OR instr(' ' || project.agencies || ' ', ' ' || :agency || ' ') > 0
UNION ALL
SELECT NULL, NULL, NULL, NULL,
       budget.id, budget.fiscal_year, json_extract(budget.properties, '$.amount_baht'),
       json_extract(budget.properties, '$.status'), json_extract(budget.properties, '$.instalments'),
       json_extract(budget.properties, '$.total_baht')
FROM node AS budget
WHERE :agency IS NULL
  AND budget.kind = 'budget'
  AND (:fiscal_year IS NULL OR budget.fiscal_year = :fiscal_year)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.source = budget.key AND edge.kind = 'funds')
ORDER BY 1, 5;
