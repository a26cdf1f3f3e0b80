-- Which edges has a node, and who is at their other end?
-- Parameters: :id of the node; :kind_order list of node kinds; :edge_kind or NULL for all; :outgoing 1, 0 or NULL for
-- both ways; :offset edges of each kind and way to pass over; :limit edges of one kind and way.
-- Columns: source id, kind, target id, qualifier, properties; outgoing (1 where the node is the source);
-- the other end's id, kind, code, name, fiscal_year, properties; total (edges of that kind and way).
-- Order: outgoing first, edge kind, the other end's place in :kind_order, code with NULL last, id, qualifier.
WITH
kinds (kind, place) AS MATERIALIZED (SELECT value, key FROM json_each(:kind_order)),
joined (outgoing, kind, other, qualifier, properties) AS (
    SELECT 1, edge.kind, edge.target, edge.qualifier, edge.properties
    FROM node JOIN edge ON edge.source = node.key
    WHERE node.id = :id AND coalesce(:outgoing, 1) = 1 AND (:edge_kind IS NULL OR edge.kind = :edge_kind)
    UNION ALL
    SELECT 0, edge.kind, edge.source, edge.qualifier, edge.properties
    FROM node JOIN edge ON edge.target = node.key
    WHERE node.id = :id AND coalesce(:outgoing, 0) = 0 AND (:edge_kind IS NULL OR edge.kind = :edge_kind)
),
numbered AS (
    SELECT joined.*, node.id AS id, node.kind AS other_kind, node.code, node.name, node.fiscal_year,
           node.properties AS other_properties,
           row_number() OVER (
               PARTITION BY joined.outgoing, joined.kind
               ORDER BY kinds.place, node.code IS NULL, node.code, node.id, joined.qualifier
           ) AS place,
           count(*) OVER (PARTITION BY joined.outgoing, joined.kind) AS total
    FROM joined
    JOIN node ON node.key = joined.other
    JOIN kinds ON kinds.kind = node.kind
)
SELECT CASE WHEN outgoing THEN :id ELSE id END, kind, CASE WHEN outgoing THEN id ELSE :id END, qualifier, properties,
       outgoing, id, other_kind, code, name, fiscal_year, other_properties, total
FROM numbered
WHERE place > :offset AND place <= :offset + :limit
ORDER BY outgoing DESC, kind, place;
