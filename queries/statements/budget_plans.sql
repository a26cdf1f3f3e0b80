-- Which plans declare totals?
--
-- Parameters: :fiscal_year or NULL; :agency id or NULL.
-- Columns: id, kind, code, name, fiscal_year, properties.
-- Order: fiscal_year with NULL last, id.
SELECT id, kind, code, name, fiscal_year, properties
FROM node
WHERE kind = 'plan'
  AND json_extract(properties, '$.declared_totals') IS NOT NULL
  AND (:fiscal_year IS NULL OR fiscal_year = :fiscal_year)
  AND (:agency IS NULL OR json_extract(properties, '$.agency') = :agency)
ORDER BY fiscal_year IS NULL, fiscal_year, id;
