-- What money does each project state, in which year, agency and part of the plan?
--
-- A project without a budget is there once with status NULL. The agency is the one that the project names, else the
-- one whose division is responsible for it, the lowest id.
--
-- Parameters: none.
-- Columns: project id, fiscal_year (the budget's, else the project's), agency, category, budget id, amount_baht
-- (decimal text or NULL), status.
-- Order: project id, budget id.
SELECT project.id,
       coalesce(budget.fiscal_year, project.fiscal_year),
       coalesce(
           json_extract(project.properties, '$.agency'),
           (SELECT min(agency.id)
            FROM edge AS charge
            JOIN edge AS membership ON membership.source = charge.source AND membership.kind = 'part_of'
            JOIN node AS agency ON agency.key = membership.target AND agency.kind = 'agency'
            WHERE charge.target = project.key AND charge.kind = 'responsible_for')),
       json_extract(project.properties, '$.category'),
       budget.id,
       json_extract(budget.properties, '$.amount_baht'),
       coalesce(json_extract(budget.properties, '$.status'),
                CASE WHEN json_extract(budget.properties, '$.amount_baht') IS NOT NULL THEN 'amount'
                     WHEN budget.id IS NOT NULL THEN 'not_stated' END)
FROM node AS project
LEFT JOIN edge ON edge.target = project.key AND edge.kind = 'funds'
LEFT JOIN node AS budget ON budget.key = edge.source
WHERE project.kind = 'project'
ORDER BY project.id, budget.id;
