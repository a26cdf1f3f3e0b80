// Where do the documents in force print the codes and names of these nodes?
//
// A node that none of them calls by code or name is shown where an edge leads to it, else where anything is said of it.
//
// Parameters: $ids list.
// Columns: id, document id, line, text, table_number, row_number, column_number.
// Order: id; names and codes before edges and the rest; rank of the statement; document's fiscal year, the latest
// first; document id; line; statement.
UNWIND $ids AS id
WITH id, EXISTS {
    MATCH (said:Statement {subject: id})-[:stated_in]->(document:DocumentRecord)
    USING INDEX said:Statement(subject)
    WHERE said.predicate IN ['name', 'code', 'short_name'] AND said.object IS NULL AND document.superseded_by IS NULL
} AS called
CALL (id, called) {
    WITH id, called
    WHERE called
    MATCH (said:Statement {subject: id})-[:stated_in]->(document:DocumentRecord)
    USING INDEX said:Statement(subject)
    WHERE said.predicate IN ['name', 'code', 'short_name'] AND said.object IS NULL AND document.superseded_by IS NULL
    RETURN said, document, 0 AS step
    UNION ALL
    WITH id, called
    WHERE NOT called
    MATCH (said:Statement {object: id})-[:stated_in]->(document:DocumentRecord)
    USING INDEX said:Statement(object)
    WHERE document.superseded_by IS NULL
    RETURN said, document, 1 AS step
    ORDER BY said.seq
    LIMIT 1
    UNION ALL
    WITH id, called
    WHERE NOT called
    MATCH (said:Statement {subject: id})-[:stated_in]->(document:DocumentRecord)
    USING INDEX said:Statement(subject)
    WHERE document.superseded_by IS NULL
    RETURN said, document, 2 AS step
    ORDER BY said.seq
    LIMIT 1
}
RETURN id, document.id, said.line, said.text, said.table_number, said.row_number, said.column_number
ORDER BY id, step, said.rank, coalesce(document.fiscal_year, 0) DESC, document.id, said.line, said.seq
