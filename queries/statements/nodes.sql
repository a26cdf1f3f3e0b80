-- Which nodes come next, by id?
-- Parameters: :after id, :before id (both left out themselves); :fiscal_year or NULL; :agency id or NULL: what its
-- documents in force speak of; :limit nodes.
-- Columns: id, kind, code, name, fiscal_year, properties.
-- Order: id.
WITH
stated (id) AS MATERIALIZED (
    SELECT statement.subject
    FROM document JOIN statement ON statement.document = document.key
    WHERE document.superseded_by IS NULL AND document.agency = :agency
    UNION
    SELECT statement.object
    FROM document JOIN statement ON statement.document = document.key
    WHERE document.superseded_by IS NULL AND document.agency = :agency AND statement.object IS NOT NULL
)
SELECT id, kind, code, name, fiscal_year, properties
FROM node
WHERE id > :after AND id < :before
  AND (:fiscal_year IS NULL OR fiscal_year = :fiscal_year)
  AND (:agency IS NULL OR id IN (SELECT id FROM stated))
ORDER BY id
LIMIT :limit;
