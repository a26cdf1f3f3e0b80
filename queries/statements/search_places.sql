-- Of which nodes do these printed texts speak, and where do they stand?
--
-- A text speaks of the subjects of the statements in force that it makes. Each node comes once, with its best text;
-- of a text that stands in several places the latest year's, then the first. Filters as in search_nodes.
--
-- Parameters: :passages list of records (key, grade), the lowest grade the best; :found list of ids to leave out;
-- :kind or NULL; :fiscal_year or NULL; :agency id or NULL; :kind_order list of node kinds; :limit nodes.
-- Columns: id, kind, code, name, fiscal_year, properties, key of the passage, document id, line, text, table_number,
-- row_number, column_number, total (nodes).
-- Order: grade, shorter text, place of the kind in :kind_order, later fiscal_year with NULL last, id.
WITH
wanted (passage, grade) AS MATERIALIZED (
    SELECT json_extract(value, '$.key'), json_extract(value, '$.grade') FROM json_each(:passages)
),
scope (key) AS MATERIALIZED (
    SELECT key
    FROM document
    WHERE superseded_by IS NULL
      AND (:agency IS NULL OR agency = :agency)
      AND (:fiscal_year IS NULL OR fiscal_year = :fiscal_year)
),
kinds (kind, place) AS MATERIALIZED (SELECT value, key FROM json_each(:kind_order)),
said AS (
    SELECT statement.subject, wanted.passage, wanted.grade, document.id AS document_id, statement.line, statement.text,
           statement.table_number, statement.row_number, statement.column_number,
           row_number() OVER (
               PARTITION BY statement.subject
               ORDER BY wanted.grade, length(statement.text), document.fiscal_year DESC, document.id, statement.line,
                        statement.key
           ) AS number
    FROM wanted
    CROSS JOIN passage_place ON passage_place.passage = wanted.passage
    CROSS JOIN statement ON statement.key = passage_place.statement
    CROSS JOIN document ON document.key = statement.document AND document.superseded_by IS NULL
    WHERE statement.subject NOT IN (SELECT value FROM json_each(:found))
)
SELECT node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties, said.passage, said.document_id,
       said.line, said.text, said.table_number, said.row_number, said.column_number, count(*) OVER ()
FROM said
JOIN node ON node.id = said.subject
JOIN kinds ON kinds.kind = node.kind
WHERE said.number = 1
  AND (:kind IS NULL OR node.kind = :kind)
  AND (:fiscal_year IS NULL OR node.fiscal_year IS NULL OR node.fiscal_year = :fiscal_year)
  AND (:agency IS NULL AND (:fiscal_year IS NULL OR node.fiscal_year IS NOT NULL)
       OR node.id = :agency
       OR json_extract(node.properties, '$.agency') = :agency
       OR EXISTS (SELECT 1 FROM statement
                  WHERE statement.subject = node.id AND statement.document IN (SELECT key FROM scope))
       OR EXISTS (SELECT 1 FROM statement
                  WHERE statement.object = node.id AND statement.document IN (SELECT key FROM scope)))
ORDER BY said.grade, length(said.text), kinds.place, node.fiscal_year DESC, node.id
LIMIT :limit;
