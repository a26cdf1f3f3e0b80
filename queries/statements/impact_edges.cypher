// Which edges carry, lead and own, in a year and an agency's plan?
//
// Both ends are of $fiscal_year or of none; where $agency is given, projects are those that name it and budgets those
// of such projects.
//
// Parameters: $fiscal_year or NULL; $agency id or NULL.
// Columns: source id, edge kind, target id, amount (1 where the source is a budget of more than no baht, else 0).
// Order: source id, edge kind, target id.
MATCH (lower:Node)-[edge:supports|implements|contributes_to|part_of|funds|responsible_for]->(upper:Node)
WHERE ($fiscal_year IS NULL
       OR coalesce(lower.fiscal_year, $fiscal_year) = $fiscal_year
          AND coalesce(upper.fiscal_year, $fiscal_year) = $fiscal_year)
  AND ($agency IS NULL
       OR (NOT lower:Project OR lower.p_agency = $agency) AND (NOT upper:Project OR upper.p_agency = $agency))
WITH DISTINCT lower, type(edge) AS kind, upper
RETURN lower.id, kind, upper.id, coalesce(lower:Budget AND toFloat(lower.p_amount_baht) > 0, false)
ORDER BY lower.id, kind, upper.id
