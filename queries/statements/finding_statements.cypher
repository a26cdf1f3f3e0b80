// Everything that one document in force states.
// Parameters: $document id.
// Columns: subject, predicate, object (NULL for a property), qualifier, value (JSON), rank, confidence, matched_from,
// table_number, row_number, column_number, line, text.
// Order: subject, predicate, object, qualifier, then what wins first: rank, confidence (the highest first), place,
// text, value, id.
MATCH (said:Statement)-[:stated_in]->(document:DocumentRecord {id: $document})
WHERE document.superseded_by IS NULL
RETURN said.subject, said.predicate, said.object, said.qualifier, said.value, said.rank, said.confidence,
       said.matched_from, said.table_number, said.row_number, said.column_number, said.line, said.text
ORDER BY said.subject, said.predicate, said.object IS NOT NULL, said.object, said.qualifier,
         said.rank, said.confidence DESC,
         coalesce(said.table_number, 0), coalesce(said.row_number, 0), coalesce(said.column_number, 0),
         said.line, said.text, said.value, said.id
