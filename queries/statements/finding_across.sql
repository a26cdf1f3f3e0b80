-- Of which single-valued properties do several documents in force state different values?
-- Parameters: :predicates list; :kinds list of kinds of nodes; :documents list of ids, of what one of them speaks of
-- alone, or NULL.
-- Columns: as finding_statements, then the document's id; a row for each statement of such a property.
-- Order: subject, predicate, rank, confidence (the highest first), document, place, text, value, id.
WITH
spoken (subject) AS MATERIALIZED (
    SELECT DISTINCT statement.subject
    FROM json_each(:documents) AS wanted
    JOIN document ON document.id = wanted.value
    JOIN statement ON statement.document = document.key
),
disputed (subject, predicate) AS MATERIALIZED (
    SELECT statement.subject, statement.predicate
    FROM statement
    JOIN document ON document.key = statement.document AND document.superseded_by IS NULL
    WHERE statement.object IS NULL
      AND statement.predicate IN (SELECT value FROM json_each(:predicates))
      AND substr(statement.subject, 1, instr(statement.subject, ':') - 1) IN (SELECT value FROM json_each(:kinds))
      AND (:documents IS NULL OR statement.subject IN (SELECT subject FROM spoken))
    GROUP BY statement.subject, statement.predicate
    HAVING min(statement.document) < max(statement.document) AND min(statement.value) < max(statement.value)
)
SELECT statement.subject, statement.predicate, statement.object, statement.qualifier, statement.value,
       statement.rank, statement.confidence, statement.matched_from,
       statement.table_number, statement.row_number, statement.column_number, statement.line, statement.text,
       document.id
FROM disputed
JOIN statement ON statement.subject = disputed.subject AND statement.predicate = disputed.predicate
              AND statement.object IS NULL
JOIN document ON document.key = statement.document AND document.superseded_by IS NULL
ORDER BY statement.subject, statement.predicate, statement.rank, statement.confidence DESC, document.id,
         coalesce(statement.table_number, 0), coalesce(statement.row_number, 0), coalesce(statement.column_number, 0),
         statement.line, statement.text, statement.value, statement.id;
