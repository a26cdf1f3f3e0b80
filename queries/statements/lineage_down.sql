-- What carries a node out, step by step from target to source: projects, budgets, hands?
--
-- The chain: from the start along edges of the kinds in :edge_kinds, target to source. It does not go on from an
-- agency or division other than the start: those who carry out one thing do not lead to their other work.
-- Side facts, at the distance of the division: the agency that a division of the chain is part_of, where
-- :edge_kinds has that kind.
--
-- Parameters: :start id; :depth longest distance on the chain, at most 64;
-- :edge_kinds list; :kinds list of the node kinds wanted besides the start, NULL for all;
-- :kind_order list of node kinds; :limit nodes.
-- Columns: id, kind, code, name, fiscal_year, properties, distance, side (0 or 1), before (id of the node before
-- it on one shortest way from the start: the lowest id), wanted (1; 0 for a node that only stands on such a way),
-- total (nodes wanted within :depth), beyond (nodes of any kind at distance :depth + 1).
-- Order: distance, side, place of the kind in :kind_order, code with NULL last, id.
WITH RECURSIVE
followed (kind) AS MATERIALIZED (SELECT value FROM json_each(:edge_kinds)),
kinds (kind, place) AS MATERIALIZED (SELECT value, key FROM json_each(:kind_order)),
walk (key, distance) AS (
    SELECT key, 0 FROM node WHERE id = :start
    UNION
    SELECT edge.source, walk.distance + 1
    FROM walk
    CROSS JOIN edge ON edge.target = walk.key
    CROSS JOIN node ON node.key = walk.key  -- after the edges: half of what is met leads nowhere
    WHERE walk.distance <= :depth
      AND (walk.distance = 0 OR node.kind NOT IN ('agency', 'division'))
      AND +edge.kind IN (SELECT kind FROM followed)  -- the sign: one look at the index for all kinds
),
chain (key, distance) AS MATERIALIZED (SELECT key, min(distance) FROM walk GROUP BY key),
inner_chain (key, distance) AS (SELECT key, distance FROM chain WHERE distance <= :depth),
attached (key, distance, anchor) AS MATERIALIZED (
    SELECT edge.target, inner_chain.distance, inner_chain.key
    FROM inner_chain
    CROSS JOIN node ON node.key = inner_chain.key AND node.kind = 'division'
    CROSS JOIN edge ON edge.source = inner_chain.key AND edge.kind = 'part_of'
    WHERE edge.kind IN (SELECT kind FROM followed)
),
met (key, distance, side) AS (
    SELECT key, distance, 0 FROM inner_chain
    UNION ALL
    SELECT key, min(distance), 1 FROM attached WHERE key NOT IN (SELECT key FROM inner_chain) GROUP BY key
),
placed (key, distance, side, wanted, place) AS MATERIALIZED (
    SELECT met.key, met.distance, met.side,
           :kinds IS NULL OR met.distance + met.side = 0 OR node.kind IN (SELECT value FROM json_each(:kinds)),
           row_number() OVER (ORDER BY met.distance, met.side, kinds.place, node.code IS NULL, node.code, node.id)
    FROM met
    CROSS JOIN node ON node.key = met.key
    CROSS JOIN kinds ON kinds.kind = node.kind
),
led (key, distance, side, wanted, place, before) AS MATERIALIZED (
    SELECT placed.*, CASE WHEN placed.side THEN (
               SELECT min(node.id)
               FROM attached CROSS JOIN node ON node.key = attached.anchor
               WHERE attached.key = placed.key)
           ELSE (
               SELECT min(node.id)
               FROM edge
               CROSS JOIN chain AS nearer ON nearer.key = edge.target AND nearer.distance = placed.distance - 1
               CROSS JOIN node ON node.key = nearer.key
               WHERE edge.source = placed.key
                 AND +edge.kind IN (SELECT kind FROM followed)
                 AND (nearer.distance = 0 OR node.kind NOT IN ('agency', 'division')))
           END
    FROM placed
    WHERE :kinds IS NOT NULL OR placed.place <= :limit  -- else what is on the way comes earlier and is listed itself
),
listed (key) AS MATERIALIZED (SELECT key FROM led WHERE wanted ORDER BY place LIMIT :limit),
needed (key) AS (
    SELECT key FROM listed
    UNION
    SELECT before.key
    FROM needed
    CROSS JOIN led ON led.key = needed.key
    CROSS JOIN node AS before ON before.id = led.before
    WHERE :kinds IS NOT NULL
)
SELECT node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties,
       led.distance, led.side, led.before, led.key IN (SELECT key FROM listed),
       (SELECT count(*) FROM placed WHERE wanted),
       (SELECT count(*) FROM chain WHERE distance > :depth)
FROM needed
CROSS JOIN led ON led.key = needed.key
CROSS JOIN node ON node.key = needed.key
ORDER BY led.place;
