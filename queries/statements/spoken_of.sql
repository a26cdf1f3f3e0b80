-- Of which nodes do the documents of an agency that are in force speak?
--
-- Parameters: :agency id; :fiscal_year or NULL: of this year's documents.
-- Columns: id, kind.
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
SELECT node.id, node.kind
FROM stated
JOIN node ON node.id = stated.id
ORDER BY node.id;
