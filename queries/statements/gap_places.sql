-- Where do the documents in force speak of these nodes?
--
-- A place is a row of a table, or a line outside tables.
--
-- Parameters: :ids list; :fiscal_year or NULL and :agency id or NULL, those of the documents that are asked for.
-- Columns: id, file_name, places, line of the first place (the lowest line, then table and row), its table_number and
-- row_number (NULL outside tables).
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
),
numbered AS (
    SELECT said.*, row_number() OVER (PARTITION BY id, document ORDER BY line, table_number, row_number) AS place
    FROM said
)
SELECT numbered.id, document.file_name,
       count(DISTINCT coalesce(table_number || '.' || row_number, 'line ' || line)),
       min(line), max(CASE WHEN place = 1 THEN table_number END), max(CASE WHEN place = 1 THEN row_number END)
FROM numbered
JOIN document ON document.key = numbered.document
WHERE document.superseded_by IS NULL
  AND (:agency IS NULL OR document.agency = :agency)
  AND (:fiscal_year IS NULL OR document.fiscal_year = :fiscal_year)
GROUP BY numbered.id, document.key
ORDER BY numbered.id, document.fiscal_year, document.file_name, document.id;
