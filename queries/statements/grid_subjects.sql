-- Of which nodes of a kind do the documents of an agency speak?
-- Parameters: :subject kind; :agency id; :fiscal_year or NULL: of this year's documents, and of nodes of this year or
-- of none.
-- Columns: id, responsible (ids by spaces of the divisions that are responsible for it).
-- Order: id.
WITH
scope (key) AS MATERIALIZED (
    SELECT key
    FROM document
    WHERE superseded_by IS NULL AND agency = :agency AND (:fiscal_year IS NULL OR fiscal_year = :fiscal_year)
),
stated (id) AS MATERIALIZED (
    SELECT statement.subject FROM scope JOIN statement ON statement.document = scope.key
    UNION
    SELECT statement.object FROM scope JOIN statement ON statement.document = scope.key
    WHERE statement.object IS NOT NULL
)
SELECT node.id, (
    SELECT group_concat(id, ' ')
    FROM (SELECT division.id
          FROM edge CROSS JOIN node AS division ON division.key = edge.source
          WHERE edge.target = node.key AND edge.kind = 'responsible_for' AND division.kind = 'division'
          ORDER BY division.id))
FROM stated
JOIN node ON node.id = stated.id
WHERE node.kind = :subject AND (:fiscal_year IS NULL OR node.fiscal_year IS NULL OR node.fiscal_year = :fiscal_year)
ORDER BY node.id;
