-- Which printed texts hold these letters?
-- Parameters: :match a full-text condition; :limit texts.
-- Columns: key of the passage, text as printed.
-- Order: key of the passage: the order of loading.
WITH
hit (passage) AS MATERIALIZED (
    SELECT rowid FROM passage_text WHERE passage_text MATCH :match ORDER BY rowid LIMIT :limit
)
SELECT hit.passage, statement.text
FROM hit
JOIN statement ON statement.key = (SELECT min(statement) FROM passage_place WHERE passage_place.passage = hit.passage)
ORDER BY hit.passage;
