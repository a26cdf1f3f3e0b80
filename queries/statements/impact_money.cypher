// What money hangs on these nodes: that of a budget itself, and of a project's budgets?
// Parameters: $ids list.
// Columns: id (of $ids), budget id, amount_baht (decimal text).
// Order: id, budget id. A budget without an amount is left out.
UNWIND $ids AS id
MATCH (node:Node {id: id})
CALL (node) {
    MATCH (node:Budget)
    RETURN node AS budget
    UNION ALL
    MATCH (node:Project)<-[:funds]-(budget:Node)
    RETURN budget
}
WITH node, budget
WHERE budget.p_amount_baht IS NOT NULL
RETURN node.id, budget.id, budget.p_amount_baht
ORDER BY node.id, budget.id
