-- What do the documents in force say of these nodes, and where?
--
-- Parameters: :ids list; :predicates list.
-- Columns: subject id, predicate, value (JSON), document id, file_name, line, text, table_number, row_number,
-- column_number (NULL outside tables).
-- Order: subject id, predicate, rank, fiscal year of the document (the latest first), confidence (the highest
-- first), document id, table, row, column, line, statement id.
SELECT statement.subject, statement.predicate, statement.value, statement.document_id, document.file_name,
       statement.line, statement.text, statement.table_number, statement.row_number, statement.column_number
FROM json_each(:ids) AS wanted
CROSS JOIN statement_in_force AS statement ON statement.subject = wanted.value AND statement.object IS NULL
CROSS JOIN document ON document.key = statement.document
WHERE statement.predicate IN (SELECT value FROM json_each(:predicates))
ORDER BY statement.subject, statement.predicate, statement.rank, statement.document_fiscal_year DESC,
         statement.confidence DESC, statement.document_id, statement.table_number, statement.row_number,
         statement.column_number, statement.line, statement.id;
