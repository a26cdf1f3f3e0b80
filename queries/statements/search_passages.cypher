// Which printed texts hold these letters?
// Parameters: $match a full-text condition; $limit texts.
// Columns: key of the passage, text as printed.
// Order: key of the passage: the order of loading.
CALL db.index.fulltext.queryNodes('passage_grams', $match) YIELD node AS passage
WITH passage
ORDER BY passage.key
LIMIT $limit
CALL (passage) {
    MATCH (said:Statement)-[:prints]->(passage)
    RETURN said.text AS text  // the same from all of them
    LIMIT 1
}
RETURN passage.key, text
ORDER BY passage.key
