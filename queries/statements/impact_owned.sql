-- What is an agency or division alone responsible for?
-- Parameters: :gone id of the agency or division.
-- Columns: id, kind, code, name, fiscal_year, properties, via (:gone).
-- Order: id.
SELECT DISTINCT owned.id, owned.kind, owned.code, owned.name, owned.fiscal_year, owned.properties, owner.id
FROM node AS owner
JOIN edge ON edge.source = owner.key AND edge.kind = 'responsible_for'
JOIN node AS owned ON owned.key = edge.target
WHERE owner.id = :gone
  AND NOT EXISTS (
      SELECT 1 FROM edge AS other
      WHERE other.target = owned.key AND other.kind = 'responsible_for' AND other.source <> owner.key)
ORDER BY owned.id;
