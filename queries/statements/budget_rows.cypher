// Which budgets and projects are in a part of the base, and what do they say?
//
// Which: the projects of $fiscal_year, those that share a budget with them or have one of that year, and the budgets
// that fund no project; where $agency is given, the projects of that agency. A project is of the agency that it names,
// else of those that answer for it: agencies, and those whose divisions do.
//
// Parameters: $fiscal_year or NULL; $agency id or NULL.
// Columns: project id (NULL for a budget that funds none), project fiscal_year, category, agencies (ids by spaces or
// NULL), budget id (NULL for a project without any), budget fiscal_year (else the earliest of its projects),
// amount_baht (decimal text or NULL), status, instalments (JSON or NULL), total_baht.
// Order: project id with NULL first, budget id.
CALL () {
    CALL () {
        MATCH (project:Project)
        WHERE $fiscal_year IS NULL OR project.fiscal_year = $fiscal_year
        RETURN project
        UNION
        MATCH (:Budget {fiscal_year: $fiscal_year})-[:funds]->(project:Node)
        RETURN project
        UNION
        MATCH (:Project {fiscal_year: $fiscal_year})<-[:funds]-(budget:Node)-[:funds]->(project:Node)
        WHERE budget.fiscal_year IS NULL
        RETURN project
    }
    WITH project, COLLECT {
        MATCH (project)<-[:responsible_for]-(hand:Node)-[:part_of*0..1]->(agency:Agency)
        RETURN DISTINCT agency.id AS id
        ORDER BY id
    } AS answering
    WITH project,
         coalesce(project.p_agency, reduce(ids = head(answering), id IN tail(answering) | ids + ' ' + id)) AS agencies
    WHERE $agency IS NULL OR ' ' + agencies + ' ' CONTAINS ' ' + $agency + ' '
    OPTIONAL MATCH (project)<-[:funds]-(budget:Node)
    OPTIONAL MATCH (budget)-[:funds]->(funded:Node)
    WHERE budget.fiscal_year IS NULL
    RETURN project.id AS project, project.fiscal_year AS fiscal_year, project.p_category AS category, agencies,
           budget, coalesce(budget.fiscal_year, min(funded.fiscal_year)) AS budget_year
    UNION ALL
    MATCH (budget:Budget)
    WHERE $agency IS NULL
      AND ($fiscal_year IS NULL OR budget.fiscal_year = $fiscal_year)
      AND NOT EXISTS { (budget)-[:funds]->(:Node) }
    RETURN null AS project, null AS fiscal_year, null AS category, null AS agencies,
           budget, budget.fiscal_year AS budget_year
}
RETURN project, fiscal_year, category, agencies, budget.id, budget_year,
       budget.p_amount_baht, budget.p_status, budget.p_instalments, budget.p_total_baht
ORDER BY project IS NOT NULL, project, budget.id
