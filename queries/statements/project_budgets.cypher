// What money does each project state, in which year, agency and part of the plan?
//
// A project without a budget is there once with status NULL. The agency is the one that the project names, else the
// one whose division is responsible for it, the lowest id.
//
// Parameters: none.
// Columns: project id, fiscal_year (the budget's, else the project's), agency, category, budget id, amount_baht
// (decimal text or NULL), status.
// Order: project id, budget id.
MATCH (project:Project)
CALL (project) {
    OPTIONAL MATCH (project)<-[:responsible_for]-(:Node)-[:part_of]->(agency:Agency)
    RETURN min(agency.id) AS answering
}
OPTIONAL MATCH (project)<-[:funds]-(budget:Node)
RETURN project.id, coalesce(budget.fiscal_year, project.fiscal_year), coalesce(project.p_agency, answering),
       project.p_category, budget.id, budget.p_amount_baht,
       coalesce(
           budget.p_status,
           CASE WHEN budget.p_amount_baht IS NOT NULL THEN 'amount' WHEN budget IS NOT NULL THEN 'not_stated' END
       )
ORDER BY project.id, budget.id
