// Which documents are in force, and how many statements and table rows is each the source of?
// Parameters: none.
// Columns: id, file_name, document_type, agency, fiscal_year, title, statements, rows (table rows that statements
// stand in).
// Order: fiscal_year with NULL last, agency with NULL last, id.
MATCH (document:DocumentRecord)
WHERE document.superseded_by IS NULL
OPTIONAL MATCH (said:Statement)-[:stated_in]->(document)
WITH document, said.table_number AS table_number, said.row_number AS row_number, count(said) AS statements
RETURN document.id, document.file_name, document.document_type, document.agency, document.fiscal_year, document.title,
       sum(statements), sum(CASE WHEN table_number IS NULL OR row_number IS NULL THEN 0 ELSE 1 END)
ORDER BY document.fiscal_year, document.agency, document.id
