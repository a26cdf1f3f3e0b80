-- Which key results are in a part of the base?
--
-- Which: those of :fiscal_year; where :agency is given, those that the agency answers for in any role, itself or by a
-- division.
--
-- Parameters: :fiscal_year or NULL; :agency id or NULL.
-- Columns: id, fiscal_year.
-- Order: id.
SELECT key_result.id, key_result.fiscal_year
FROM node AS key_result
WHERE key_result.kind = 'key_result'
  AND (:fiscal_year IS NULL OR key_result.fiscal_year = :fiscal_year)
  AND (:agency IS NULL OR EXISTS (
      SELECT 1
      FROM edge
      JOIN node AS hand ON hand.key = edge.source
      WHERE edge.target = key_result.key
        AND edge.kind = 'responsible_for'
        AND (hand.id = :agency
             OR hand.kind = 'division' AND EXISTS (
                 SELECT 1
                 FROM edge AS membership JOIN node AS agency ON agency.key = membership.target
                 WHERE membership.source = hand.key AND membership.kind = 'part_of' AND agency.id = :agency))))
ORDER BY key_result.id;
