-- Where do the documents in force print the codes and names of these nodes?
--
-- A node that none of them calls by code or name is shown where an edge leads to it, else where anything is said of it.
--
-- Parameters: :ids list.
-- Columns: id, document id, line, text, table_number, row_number, column_number.
-- Order: id; names and codes before edges and the rest; rank of the statement; document's fiscal year, the latest
-- first; document id; line; statement.
WITH
wanted (id) AS MATERIALIZED (SELECT value FROM json_each(:ids)),
called (id, statement, step) AS (
    SELECT wanted.id, statement.key, 0
    FROM wanted
    CROSS JOIN statement ON statement.subject = wanted.id AND statement.predicate IN ('name', 'code', 'short_name')
    CROSS JOIN document ON document.key = statement.document AND document.superseded_by IS NULL
    WHERE statement.object IS NULL
),
said (id, statement, step) AS MATERIALIZED (
    SELECT id, statement, step FROM called
    UNION ALL
    SELECT wanted.id, (SELECT min(statement.key)
                       FROM statement JOIN document ON document.key = statement.document
                       WHERE statement.object = wanted.id AND document.superseded_by IS NULL), 1
    FROM wanted
    WHERE wanted.id NOT IN (SELECT id FROM called)
    UNION ALL
    SELECT wanted.id, (SELECT min(statement.key)
                       FROM statement JOIN document ON document.key = statement.document
                       WHERE statement.subject = wanted.id AND document.superseded_by IS NULL), 2
    FROM wanted
    WHERE wanted.id NOT IN (SELECT id FROM called)
)
SELECT said.id, document.id, statement.line, statement.text, statement.table_number, statement.row_number,
       statement.column_number
FROM said
JOIN statement ON statement.key = said.statement
JOIN document ON document.key = statement.document
ORDER BY said.id, said.step, statement.rank, document.fiscal_year DESC, document.id, statement.line, statement.key;
