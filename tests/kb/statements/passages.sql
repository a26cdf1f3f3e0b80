-- Which statements print a text that holds these letters?
-- Parameters: :match a full-text condition.
-- Columns: subject, text.
-- Order: subject, statement.
SELECT statement.subject, statement.text
FROM passage_text
JOIN passage_place ON passage_place.passage = passage_text.rowid
JOIN statement ON statement.key = passage_place.statement
WHERE passage_text MATCH :match
ORDER BY statement.subject, statement.key;
