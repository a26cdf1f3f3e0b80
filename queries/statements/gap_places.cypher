// Where do the documents in force speak of these nodes?
//
// A place is a row of a table, or a line outside tables.
//
// Parameters: $ids list; $fiscal_year or NULL and $agency id or NULL, those of the documents that are asked for.
// Columns: id, file_name, places, line of the first place (the lowest line, then table and row), its table_number and
// row_number (NULL outside tables).
// Order: id, fiscal year of the document, file_name, document id.
UNWIND $ids AS id
CALL (id) {
    MATCH (said:Statement {subject: id})-[:stated_in]->(document:DocumentRecord)
    RETURN said, document
    UNION ALL
    MATCH (said:Statement {object: id})-[:stated_in]->(document:DocumentRecord)
    RETURN said, document
}
WITH id, said, document
WHERE document.superseded_by IS NULL
  AND ($agency IS NULL OR document.agency = $agency)
  AND ($fiscal_year IS NULL OR document.fiscal_year = $fiscal_year)
WITH id, document, said
ORDER BY said.line, coalesce(said.table_number, -1), coalesce(said.row_number, -1)
WITH id, document, head(collect(said)) AS first,
     count(DISTINCT CASE
         WHEN said.table_number IS NULL OR said.row_number IS NULL THEN said.line
         ELSE [said.table_number, said.row_number]
     END) AS places
RETURN id, document.file_name, places, first.line, first.table_number, first.row_number
ORDER BY id, document.fiscal_year IS NOT NULL, document.fiscal_year, document.file_name, document.id
