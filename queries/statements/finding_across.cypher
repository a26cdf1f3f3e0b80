// Of which single-valued properties do several documents in force state different values?
// Parameters: $predicates list; $kinds list of kinds of nodes; $documents list of ids, of what one of them speaks of
// alone, or NULL.
// Columns: as finding_statements, then the document's id; a row for each statement of such a property.
// Order: subject, predicate, rank, confidence (the highest first), document, place, text, value, id.
CALL () {
    MATCH (node:Node)
    WHERE $documents IS NULL AND node.kind IN $kinds AND node.id IS NOT NULL
    RETURN node.id AS subject
    UNION
    UNWIND $documents AS id
    MATCH (said:Statement)-[:stated_in]->(:DocumentRecord {id: id})
    WHERE split(said.subject, ':')[0] IN $kinds
    RETURN said.subject AS subject
}
MATCH (said:Statement {subject: subject})-[:stated_in]->(document:DocumentRecord)
WHERE said.object IS NULL AND said.predicate IN $predicates AND document.superseded_by IS NULL
WITH subject, said.predicate AS predicate, collect({said: said, document: document.id}) AS statements,
     count(DISTINCT document) AS documents, count(DISTINCT said.value) AS values
WHERE documents > 1 AND values > 1
UNWIND statements AS statement
WITH statement.said AS said, statement.document AS document
RETURN said.subject, said.predicate, said.object, said.qualifier, said.value, said.rank, said.confidence,
       said.matched_from, said.table_number, said.row_number, said.column_number, said.line, said.text, document
ORDER BY said.subject, said.predicate, said.rank, said.confidence DESC, document,
         coalesce(said.table_number, 0), coalesce(said.row_number, 0), coalesce(said.column_number, 0),
         said.line, said.text, said.value, said.id
