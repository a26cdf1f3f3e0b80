-- Which edges stand on ways from one node up to another?
--
-- Edges of the kinds in :edge_kinds that lie on a way of at most :depth steps, source to target, from :lower to
-- :upper. Like lineage, a way does not go on from an agency or division other than :lower.
--
-- Parameters: :lower id; :upper id; :depth steps; :edge_kinds list.
-- Columns: source id, kind, target id, qualifier, properties.
-- Order: source id, target id, kind, qualifier.
WITH RECURSIVE
followed (kind) AS MATERIALIZED (SELECT value FROM json_each(:edge_kinds)),
walk (key, distance) AS (
    SELECT key, 0 FROM node WHERE id = :lower
    UNION
    SELECT edge.target, walk.distance + 1
    FROM walk
    JOIN node ON node.key = walk.key
    JOIN edge ON edge.source = walk.key
    WHERE walk.distance < :depth
      AND (walk.distance = 0 OR node.kind NOT IN ('agency', 'division'))
      AND edge.kind IN (SELECT kind FROM followed)
),
climbed (key, distance) AS MATERIALIZED (SELECT key, min(distance) FROM walk GROUP BY key),
back (key, distance) AS (
    SELECT climbed.key, 0 FROM node JOIN climbed ON climbed.key = node.key WHERE node.id = :upper
    UNION
    SELECT climbed.key, back.distance + 1
    FROM back
    JOIN edge ON edge.target = back.key
    JOIN climbed ON climbed.key = edge.source
    JOIN node ON node.key = climbed.key
    WHERE back.distance + climbed.distance < :depth
      AND (climbed.distance = 0 OR node.kind NOT IN ('agency', 'division'))
      AND edge.kind IN (SELECT kind FROM followed)
),
ways (key) AS MATERIALIZED (SELECT DISTINCT key FROM back)
SELECT lower.id, edge.kind, upper.id, edge.qualifier, edge.properties
FROM ways
JOIN node AS lower ON lower.key = ways.key
JOIN edge ON edge.source = lower.key
JOIN ways AS higher ON higher.key = edge.target
JOIN node AS upper ON upper.key = higher.key
WHERE edge.kind IN (SELECT kind FROM followed)
  AND (lower.id = :lower OR lower.kind NOT IN ('agency', 'division'))
ORDER BY lower.id, upper.id, edge.kind, edge.qualifier;
