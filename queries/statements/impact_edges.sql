-- Which edges carry, lead and own, in a year and an agency's plan?
--
-- Both ends are of :fiscal_year or of none; where :agency is given, projects are those that name it and budgets those
-- of such projects.
--
-- Parameters: :fiscal_year or NULL; :agency id or NULL.
-- Columns: source id, edge kind, target id, amount (1 where the source is a budget of more than no baht, else 0).
-- Order: source id, edge kind, target id.
SELECT lower.id, edge.kind, upper.id,
       coalesce(lower.kind = 'budget' AND CAST(json_extract(lower.properties, '$.amount_baht') AS REAL) > 0, 0)
FROM edge
JOIN node AS lower ON lower.key = edge.source
JOIN node AS upper ON upper.key = edge.target
WHERE edge.kind IN ('supports', 'implements', 'contributes_to', 'part_of', 'funds', 'responsible_for')
  AND (:fiscal_year IS NULL
       OR coalesce(lower.fiscal_year, :fiscal_year) = :fiscal_year
          AND coalesce(upper.fiscal_year, :fiscal_year) = :fiscal_year)
  AND (:agency IS NULL
       OR (lower.kind <> 'project' OR json_extract(lower.properties, '$.agency') = :agency)
          AND (upper.kind <> 'project' OR json_extract(upper.properties, '$.agency') = :agency))
GROUP BY lower.id, edge.kind, upper.id
ORDER BY lower.id, edge.kind, upper.id;
