-- Where do the documents in force speak of these nodes?
--
-- A place is a row of a table, or a line outside tables.
--
-- Parameters: :ids list; :fiscal_year or NULL and :agency id or NULL, those of the documents that are asked for.
-- Columns: id, file_name, places, line of the first place (the lowest), its table_number and row_number (NULL
-- outside tables).
-- Order: id, fiscal year of the document, file_name, document id.
WITH
said (id, document, line, table_number, row_number) AS (
    SELECT wanted.value, statement.document, statement.line, statement.table_number, statement.row_number
    FROM json_each(:ids) AS wanted
    JOIN statement ON statement.subject = wanted.value
    UNION ALL
    SELECT wanted.value, statement.document, statement.line, statement.table_number, statement.row_number
    FROM json_each(:ids) AS wanted
    JOIN statement ON statement.object = wanted.value
)
SELECT said.id, document.file_name,
       count(DISTINCT coalesce(said.table_number || '.' || said.row_number, 'line ' || said.line)),
       min(said.line), said.table_number, said.row_number
FROM said
JOIN document ON document.key = said.document
WHERE document.superseded_by IS NULL
  AND (:agency IS NULL OR document.agency = :agency)
  AND (:fiscal_year IS NULL OR document.fiscal_year = :fiscal_year)
GROUP BY said.id, document.key
ORDER BY said.id, document.fiscal_year, document.file_name, document.id;
