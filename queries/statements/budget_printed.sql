-- Where do the documents in force print the amounts of these budgets?
--
-- A column is the cells at the same place in tables whose word counts the same, of a register those of one table; one
-- amount in one cell is one place, however often it is stated.
--
-- Parameters: :ids list of budgets; :register the rank of registers.
-- Columns: document id, file name, fiscal_year, rank, column, table, row, line, budget id, amount_baht (decimal
-- text), key_results (ids by spaces that the same row links the budget's projects to; NULL for none, and for budgets
-- that stand in the column once).
-- Order: document id, rank, column, table, row, line, budget id, amount_baht.
WITH
place AS MATERIALIZED (
    SELECT DISTINCT statement.document, statement.rank, statement.column_number, statement.table_number,
           statement.row_number, statement.line, statement.subject, json_extract(statement.value, '$') AS amount
    FROM json_each(:ids) AS wanted
    CROSS JOIN statement ON statement.subject = wanted.value AND statement.predicate = 'amount_baht'
    CROSS JOIN document ON document.key = statement.document AND document.superseded_by IS NULL
    WHERE statement.value <> 'null' AND statement.table_number IS NOT NULL AND statement.column_number IS NOT NULL
),
counted AS MATERIALIZED (
    SELECT place.*, count(*) OVER (
               PARTITION BY document, rank, column_number, CASE WHEN rank = :register THEN table_number END, subject
           ) AS times
    FROM place
)
SELECT document.id, document.file_name, document.fiscal_year, counted.rank, counted.column_number,
       counted.table_number, counted.row_number, counted.line, counted.subject, counted.amount,
       CASE WHEN counted.times > 1 THEN (
           SELECT group_concat(id, ' ')
           FROM (SELECT DISTINCT link.object AS id
                 FROM node AS budget
                 CROSS JOIN edge ON edge.source = budget.key AND edge.kind = 'funds'
                 CROSS JOIN node AS project ON project.key = edge.target
                 CROSS JOIN statement AS link ON link.subject = project.id
                 WHERE budget.id = counted.subject
                   AND link.predicate = 'supports'
                   AND link.document = counted.document
                   AND link.table_number = counted.table_number
                   AND link.row_number = counted.row_number
                 ORDER BY link.object)) END
FROM counted
CROSS JOIN document ON document.key = counted.document
ORDER BY document.id, counted.rank, counted.column_number, counted.table_number, counted.row_number, counted.line,
         counted.subject, counted.amount;
