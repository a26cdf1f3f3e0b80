// What do the documents in force say of these nodes, and where?
//
// Parameters: $ids list; $predicates list.
// Columns: subject id, predicate, value (JSON), document id, file_name, line, text, table_number, row_number,
// column_number (NULL outside tables).
// Order: subject id, predicate, rank, fiscal year of the document (the latest first), confidence (the highest
// first), document id, table, row, column, line, statement id.
UNWIND $ids AS id
MATCH (said:Statement {subject: id})-[:stated_in]->(document:DocumentRecord)
WHERE said.object IS NULL AND said.predicate IN $predicates AND document.superseded_by IS NULL
RETURN said.subject, said.predicate, said.value, document.id, document.file_name, said.line, said.text,
       said.table_number, said.row_number, said.column_number
ORDER BY said.subject, said.predicate, said.rank, coalesce(document.fiscal_year, -1) DESC, said.confidence DESC,
         document.id, coalesce(said.table_number, -1), coalesce(said.row_number, -1),
         coalesce(said.column_number, -1), said.line, said.id
