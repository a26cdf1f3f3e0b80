-- What money hangs on these nodes: that of a budget itself, and of a project's budgets?
-- Parameters: :ids list.
-- Columns: id (of :ids), budget id, amount_baht (decimal text).
-- Order: id, budget id. A budget without an amount is left out.
SELECT node.id, node.id, json_extract(node.properties, '$.amount_baht')
FROM json_each(:ids) AS wanted
JOIN node ON node.id = wanted.value AND node.kind = 'budget'
WHERE json_extract(node.properties, '$.amount_baht') IS NOT NULL
UNION ALL
SELECT node.id, budget.id, json_extract(budget.properties, '$.amount_baht')
FROM json_each(:ids) AS wanted
JOIN node ON node.id = wanted.value AND node.kind = 'project'
JOIN edge ON edge.target = node.key AND edge.kind = 'funds'
JOIN node AS budget ON budget.key = edge.source
WHERE json_extract(budget.properties, '$.amount_baht') IS NOT NULL
ORDER BY 1, 2;
