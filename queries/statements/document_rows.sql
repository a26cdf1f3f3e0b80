-- Which documents are in force, and how many statements and table rows is each the source of?
-- Parameters: none.
-- Columns: id, file_name, document_type, agency, fiscal_year, title, statements, rows (table rows that statements
-- stand in).
-- Order: fiscal_year with NULL last, agency with NULL last, id.
SELECT document.id, document.file_name, document.document_type, document.agency, document.fiscal_year, document.title,
       count(statement.key),
       count(DISTINCT statement.table_number || '/' || statement.row_number)
FROM document
LEFT JOIN statement ON statement.document = document.key
WHERE document.superseded_by IS NULL
GROUP BY document.key
ORDER BY document.fiscal_year IS NULL, document.fiscal_year, document.agency IS NULL, document.agency, document.id;
