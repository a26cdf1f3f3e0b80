// Which key results does no project support, by the ids alone?
// Parameters: none.
// Columns: id.
// Order: none.
MATCH (node:KeyResult)
WHERE NOT EXISTS { (:Project)-[:supports]->(node) }
RETURN node.id
