-- How many nodes of a kind does each fiscal year have?
-- Parameters: :kind.
-- Columns: fiscal_year (NULL for none), nodes.
-- Order: fiscal_year, the latest first, NULL last.
SELECT fiscal_year, count(*)
FROM node
WHERE kind = :kind
GROUP BY fiscal_year
ORDER BY fiscal_year DESC;
