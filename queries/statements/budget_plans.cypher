// Which plans declare totals?
//
// Parameters: $fiscal_year or NULL; $agency id or NULL.
// Columns: id, kind, code, name, fiscal_year, properties.
// Order: fiscal_year with NULL last, id.
MATCH (plan:Plan)
WHERE plan.p_declared_totals IS NOT NULL
  AND ($fiscal_year IS NULL OR plan.fiscal_year = $fiscal_year)
  AND ($agency IS NULL OR plan.p_agency = $agency)
RETURN plan.id, plan.kind, plan.code, plan.name, plan.fiscal_year, plan.properties
ORDER BY plan.fiscal_year, plan.id
