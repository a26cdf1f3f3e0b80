// Where do the documents in force print the amounts of these budgets?
//
// A column is the cells at the same place in tables whose word counts the same, of a register those of one table; one
// amount in one cell is one place, however often it is stated.
//
// Parameters: $ids list of budgets; $register the rank of registers.
// Columns: document id, file name, fiscal_year, rank, column, table, row, line, budget id, amount_baht (decimal
// text), key_results (ids by spaces that the same row links the budget's projects to; NULL for none, and for budgets
// that stand in the column once).
// Order: document id, rank, column, table, row, line, budget id, amount_baht.
UNWIND $ids AS id
MATCH (said:Statement {subject: id})-[:stated_in]->(document:DocumentRecord)
WHERE said.predicate = 'amount_baht'
  AND said.value <> 'null'
  AND said.table_number IS NOT NULL
  AND said.column_number IS NOT NULL
  AND document.superseded_by IS NULL
WITH DISTINCT document, id, said.rank AS rank, said.column_number AS column_number, said.table_number AS table_number,
     said.row_number AS row_number, said.line AS line, trim(BOTH '"' FROM said.value) AS amount
WITH document, id, rank, column_number, CASE rank WHEN $register THEN table_number END AS register,
     collect({table_number: table_number, row_number: row_number, line: line, amount: amount}) AS places
UNWIND places AS place
WITH document, id, rank, column_number, place,
     CASE WHEN size(places) > 1 THEN COLLECT {
         MATCH (:Node {id: id})-[:funds]->(project:Node)
         MATCH (link:Statement {subject: project.id})-[:stated_in]->(document)
         WHERE link.predicate = 'supports'
           AND link.table_number = place.table_number
           AND link.row_number = place.row_number
         RETURN DISTINCT link.object AS key_result
         ORDER BY key_result
     } ELSE [] END AS key_results
RETURN document.id, document.file_name, document.fiscal_year, rank, column_number,
       place.table_number, place.row_number, place.line, id, place.amount,
       reduce(listed = head(key_results), key_result IN tail(key_results) | listed + ' ' + key_result)
ORDER BY document.id, rank, column_number, place.table_number, coalesce(place.row_number, -1), place.line,
         id, place.amount
