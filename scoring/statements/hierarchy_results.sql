-- Which results stand in the base on the key results at and below a node of the plan hierarchy?
--
-- The hierarchy is that of hierarchy.sql. The agency of a result is the one that the result names, else the one that
-- its edge names. The target is the agency's own for the key result, of its first role that states one, else the key
-- result's; it is told only where the result states no score. A result without a period is one of its fiscal year.
--
-- Parameters: :start id, :agency id of the one whose results are told, or NULL for all.
-- Columns: key result id, agency id ('' where none is named), assessor, period, as_of, score, weight, value, unit
-- (each text or NULL), target (JSON or NULL); then of the result id, kind, code, name, fiscal_year, properties.
-- Order: result id, key result id.
WITH RECURSIVE
joins (lower_kind, edge_kind, upper_kind) AS (
    VALUES ('key_result', 'contributes_to', 'super_okr'),
           ('key_result', 'contributes_to', 'issue'),
           ('super_okr', 'contributes_to', 'issue'),
           ('issue', 'part_of', 'strategy'),
           ('strategy', 'part_of', 'plan')
),
below (key) AS (
    SELECT key FROM node WHERE id = :start
    UNION
    SELECT edge.source
    FROM below
    CROSS JOIN node AS upper ON upper.key = below.key
    CROSS JOIN joins ON joins.upper_kind = upper.kind
    CROSS JOIN edge ON edge.target = below.key AND edge.kind = joins.edge_kind
    CROSS JOIN node AS lower ON lower.key = edge.source AND lower.kind = joins.lower_kind
),
told AS (
    SELECT result.*, upper.id AS upper_id, upper.key AS upper_key, upper.properties AS upper_properties,
           coalesce(json_extract(result.properties, '$.agency'), json_extract(edge.properties, '$.agency'), '')
               AS agency
    FROM below
    CROSS JOIN node AS upper ON upper.key = below.key AND upper.kind = 'key_result'
    CROSS JOIN edge ON edge.target = below.key AND edge.kind = 'reports_on'
    CROSS JOIN node AS result ON result.key = edge.source
)
SELECT upper_id,
       agency,
       json_extract(properties, '$.assessor'),
       coalesce(json_extract(properties, '$.period'), CAST(fiscal_year AS TEXT)),
       json_extract(properties, '$.as_of'),
       json_extract(properties, '$.score'),
       json_extract(properties, '$.weight'),
       json_extract(properties, '$.value'),
       json_extract(properties, '$.unit'),
       CASE WHEN json_extract(properties, '$.score') IS NULL THEN coalesce(
           (SELECT json_extract(edge.properties, '$.target')
            FROM node AS hand
            CROSS JOIN edge ON edge.source = hand.key AND edge.kind = 'responsible_for' AND edge.target = upper_key
            WHERE hand.id = told.agency AND json_extract(edge.properties, '$.target') IS NOT NULL
            ORDER BY edge.qualifier
            LIMIT 1),
           json_extract(upper_properties, '$.target'))
       END,
       id, kind, code, name, fiscal_year, properties
FROM told
WHERE :agency IS NULL OR agency = :agency
ORDER BY id, upper_id;
