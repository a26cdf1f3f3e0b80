-- Everything that one document in force states.
-- Parameters: :document id.
-- Columns: subject, predicate, object (NULL for a property), qualifier, value (JSON), rank, confidence, matched_from,
-- table_number, row_number, column_number, line, text.
-- Order: subject, predicate, object, qualifier, then what wins first: rank, confidence (the highest first), place,
-- text, value, id.
SELECT statement.subject, statement.predicate, statement.object, statement.qualifier, statement.value,
       statement.rank, statement.confidence, statement.matched_from,
       statement.table_number, statement.row_number, statement.column_number, statement.line, statement.text
FROM document
JOIN statement ON statement.document = document.key
WHERE document.id = :document AND document.superseded_by IS NULL
ORDER BY statement.subject, statement.predicate, statement.object, statement.qualifier,
         statement.rank, statement.confidence DESC,
         coalesce(statement.table_number, 0), coalesce(statement.row_number, 0), coalesce(statement.column_number, 0),
         statement.line, statement.text, statement.value, statement.id;
