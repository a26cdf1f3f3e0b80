-- Which nodes have the most of these pieces in their codes, names and aliases?
--
-- Filters as in search_nodes.
--
-- Parameters: :pieces list of loosely folded pieces of three letters or more; :match a full-text condition that each of
-- them meets; :kind or NULL; :fiscal_year or NULL; :agency id or NULL; :kind_order list of node kinds; :limit nodes.
-- Columns: id, kind, code, name, fiscal_year, properties, text (folded labels, a line each), loose (loosely folded
-- labels, a line each).
-- Order: more pieces, shorter names, place of the kind in :kind_order, later fiscal_year with NULL last, id.
WITH
-- A look into the index for each piece, which knows them by heart; the texts are not read.
held (key, pieces) AS MATERIALIZED (
    SELECT node_text.rowid, count(*)
    FROM json_each(:pieces) AS piece
    CROSS JOIN node_text
    WHERE node_text MATCH '"' || piece.value || '"'
    GROUP BY node_text.rowid
),
scope (key) AS MATERIALIZED (
    SELECT key
    FROM document
    WHERE superseded_by IS NULL
      AND (:agency IS NULL OR agency = :agency)
      AND (:fiscal_year IS NULL OR fiscal_year = :fiscal_year)
),
kinds (kind, place) AS MATERIALIZED (SELECT value, key FROM json_each(:kind_order)),
listed AS MATERIALIZED (
    SELECT held.key, held.pieces, length(coalesce(node.name, '')) AS length, kinds.place, node.fiscal_year, node.id
    FROM held
    CROSS JOIN node ON node.key = held.key
    CROSS JOIN kinds ON kinds.kind = node.kind
    WHERE (:kind IS NULL OR node.kind = :kind)
      AND (:fiscal_year IS NULL OR node.fiscal_year IS NULL OR node.fiscal_year = :fiscal_year)
      AND (:agency IS NULL AND (:fiscal_year IS NULL OR node.fiscal_year IS NOT NULL)
           OR node.id = :agency
           OR json_extract(node.properties, '$.agency') = :agency
           OR EXISTS (SELECT 1 FROM statement
                      WHERE statement.subject = node.id AND statement.document IN (SELECT key FROM scope))
           OR EXISTS (SELECT 1 FROM statement
                      WHERE statement.object = node.id AND statement.document IN (SELECT key FROM scope)))
    ORDER BY held.pieces DESC, length, kinds.place, node.fiscal_year DESC, node.id
    LIMIT :limit
)
SELECT node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties, node_text.text, node_text.loose
FROM listed
JOIN node ON node.key = listed.key
JOIN node_text ON node_text.rowid = listed.key
ORDER BY listed.pieces DESC, listed.length, listed.place, listed.fiscal_year DESC, listed.id;
