-- Which nodes of a level of the plan are in a part of the base, whether or not anything leads to them?
--
-- Which: those of :fiscal_year; where :agency is given, those that its documents in force speak of.
--
-- Parameters: :kind; :fiscal_year or NULL; :agency id or NULL.
-- Columns: id.
-- Order: id.
SELECT node.id
FROM node
WHERE node.kind = :kind
  AND (:fiscal_year IS NULL OR node.fiscal_year = :fiscal_year)
  AND (:agency IS NULL OR EXISTS (
      SELECT 1
      FROM statement JOIN document ON document.key = statement.document
      WHERE statement.subject = node.id AND document.superseded_by IS NULL AND document.agency = :agency))
ORDER BY node.id;
