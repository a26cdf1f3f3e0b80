// Which budgets are of several years?
//
// Which: where $fiscal_year is given, those of that year or of none, and those whose instalments name it.
//
// Parameters: $fiscal_year or NULL; $agency id of the agency that the funded project names or whose divisions answer for it, or NULL.
// Columns: budget id, fiscal_year (the budget's, else the earliest of its
// projects), project id (the lowest; NULL where it funds
// none), amount_baht (decimal text or NULL), status, instalments (JSON), total_baht (decimal text or NULL).
// Order: budget id.
MATCH (budget:Budget)
WHERE budget.p_instalments IS NOT NULL
  AND ($fiscal_year IS NULL OR budget.fiscal_year IS NULL OR budget.fiscal_year = $fiscal_year
       OR budget.p_instalments CONTAINS toString($fiscal_year))
CALL (budget) {
    OPTIONAL MATCH (budget)-[:funds]->(funded:Node)
    RETURN min(funded.fiscal_year) AS earliest, min(funded.id) AS lowest
}
OPTIONAL MATCH (project:Node {id: lowest})
WITH budget, earliest, project
WHERE $agency IS NULL
   OR project.p_agency = $agency
   OR project.p_agency IS NULL AND EXISTS {
       MATCH (project)<-[:responsible_for]-(hand:Node)
       WHERE hand.id = $agency OR EXISTS { (hand)-[:part_of]->(:Node {id: $agency}) }
   }
RETURN budget.id, coalesce(budget.fiscal_year, earliest), project.id,
       budget.p_amount_baht, budget.p_status, budget.p_instalments, budget.p_total_baht
ORDER BY budget.id
