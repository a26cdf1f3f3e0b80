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
    CROSS JOIN node ON node.key = walk.key
    CROSS JOIN edge ON edge.target = walk.key
    WHERE walk.distance <= :depth
      AND (walk.distance = 0 OR node.kind NOT IN ('agency', 'division'))
      AND +edge.kind IN (SELECT kind FROM followed)  -- the sign: one look at the index for all kinds
),
chain (key, distance) AS MATERIALIZED (SELECT key, min(distance) FROM walk GROUP BY key),
inner_chain (key, distance) AS MATERIALIZED (SELECT key, distance FROM chain WHERE distance <= :depth),
attached (key, distance, anchor) AS (
    SELECT edge.target, inner_chain.distance, inner_chain.key
    FROM inner_chain
    CROSS JOIN node ON node.key = inner_chain.key AND node.kind = 'division'
    CROSS JOIN edge ON edge.source = inner_chain.key AND edge.kind = 'part_of'
    WHERE edge.kind IN (SELECT kind FROM followed)
),
side (key, distance, before) AS MATERIALIZED (
    SELECT attached.key, min(attached.distance), min(node.id)
    FROM attached
    JOIN node ON node.key = attached.anchor
    WHERE attached.key NOT IN (SELECT key FROM inner_chain)
    GROUP BY attached.key
),
step (key, distance, side, before) AS (
    SELECT here.key, here.distance, 0, min(node.id)
    FROM inner_chain AS here
    LEFT JOIN edge ON edge.source = here.key AND here.distance > 0 AND +edge.kind IN (SELECT kind FROM followed)
    LEFT JOIN chain AS nearer ON nearer.key = edge.target AND nearer.distance = here.distance - 1
    LEFT JOIN node ON node.key = nearer.key AND (nearer.distance = 0 OR node.kind NOT IN ('agency', 'division'))
    GROUP BY here.key
    UNION ALL
    SELECT key, distance, 1, before FROM side
),
placed (key, distance, side, before, wanted, place) AS MATERIALIZED (
    SELECT step.key, step.distance, step.side, step.before,
           :kinds IS NULL OR step.before IS NULL OR node.kind IN (SELECT value FROM json_each(:kinds)),
           row_number() OVER (ORDER BY step.distance, step.side, kinds.place, node.code IS NULL, node.code, node.id)
    FROM step
    JOIN node ON node.key = step.key
    JOIN kinds ON kinds.kind = node.kind
),
listed (key, before) AS MATERIALIZED (SELECT key, before FROM placed WHERE wanted ORDER BY place LIMIT :limit),
needed (key, before) AS (
    SELECT key, before FROM listed
    UNION
    SELECT placed.key, placed.before
    FROM needed
    JOIN node ON node.id = needed.before
    JOIN placed ON placed.key = node.key
    WHERE :kinds IS NOT NULL  -- else what is on the way comes earlier and is listed itself
)
SELECT node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties,
       placed.distance, placed.side, placed.before, placed.key IN (SELECT key FROM listed),
       (SELECT count(*) FROM placed WHERE wanted),
       (SELECT count(*) FROM chain WHERE distance > :depth)
FROM needed
JOIN placed ON placed.key = needed.key
JOIN node ON node.key = needed.key
ORDER BY placed.place;
