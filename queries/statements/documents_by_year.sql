-- Of which fiscal years are the documents in force, and how many are there of each?
-- Parameters: none.
-- Columns: fiscal_year (NULL where none is stated), documents.
-- Order: fiscal_year, NULL first.
SELECT fiscal_year, count(*)
FROM document
WHERE superseded_by IS NULL
GROUP BY fiscal_year
ORDER BY fiscal_year;
