// Of which fiscal years are the documents in force, and how many are there of each?
// Parameters: none.
// Columns: fiscal_year (NULL where none is stated), documents.
// Order: fiscal_year, NULL first.
MATCH (document:DocumentRecord)
WHERE document.superseded_by IS NULL
WITH document.fiscal_year AS fiscal_year, count(*) AS documents
RETURN fiscal_year, documents
ORDER BY fiscal_year IS NOT NULL, fiscal_year
