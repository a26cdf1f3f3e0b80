// Which statements print a text that holds these letters?
// Parameters: $match a full-text condition.
// Columns: subject, text.
// Order: subject, statement.
CALL db.index.fulltext.queryNodes('passage_grams', $match) YIELD node AS passage
MATCH (statement:Statement)-[:prints]->(passage)
RETURN statement.subject, statement.text
ORDER BY statement.subject, statement.seq
