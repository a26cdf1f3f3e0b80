-- Which nodes may be meant, by their codes, names and aliases?
--
-- Four ways lead to a node: its id; a label that it has exactly; words in its loosely folded labels (the full-text
-- index); a few letters in its labels, looked for label by label. Filters: a node without a fiscal year belongs to each
-- year whose documents speak of it; to an agency belong the agency, its own, and what its documents speak of.
--
-- Parameters: :id; :labels list of records (label, tier, kinds or null, grade); :match a full-text condition;
-- :letters folded text of one or two letters to look for in every label, or NULL; :held list of folded texts that the
-- labels of nodes found by :match or :letters must hold; :given the search as given; :kind or NULL; :fiscal_year or
-- NULL; :agency id or NULL; :kind_order list of node kinds; :limit nodes.
-- Columns: id, kind, code, name, fiscal_year, properties, text (folded labels, a line each), loose (loosely folded
-- labels, a line each), grade (0 the id, then as given in :labels, 100 found by words), total (nodes).
-- Order: grade, those with :given in the name first, shorter names, place of the kind in :kind_order, later
-- fiscal_year with NULL last, id.
WITH
label (label, tier, kinds, grade) AS MATERIALIZED (
    SELECT json_extract(value, '$.label'), json_extract(value, '$.tier'), json_extract(value, '$.kinds'),
           json_extract(value, '$.grade')
    FROM json_each(:labels)
),
met (key, grade) AS (
    SELECT key, 0 FROM node WHERE id = :id
    UNION ALL
    SELECT node.key, label.grade
    FROM label
    CROSS JOIN node_label ON node_label.label = label.label AND node_label.tier = label.tier
    CROSS JOIN node ON node.key = node_label.node
    WHERE label.kinds IS NULL OR node.kind IN (SELECT value FROM json_each(label.kinds))
    UNION ALL
    SELECT node_text.rowid, 100
    FROM node_text
    WHERE node_text MATCH :match
    UNION ALL
    SELECT node_label.node, 100
    FROM node_label
    WHERE :letters IS NOT NULL AND tier < 2 AND instr(label, :letters)
),
best (key, grade) AS MATERIALIZED (SELECT key, min(grade) FROM met GROUP BY key),
scope (key) AS MATERIALIZED (
    SELECT key
    FROM document
    WHERE superseded_by IS NULL
      AND (:agency IS NULL OR agency = :agency)
      AND (:fiscal_year IS NULL OR fiscal_year = :fiscal_year)
),
kinds (kind, place) AS MATERIALIZED (SELECT value, key FROM json_each(:kind_order)),
eligible (key, grade, elsewhere, length, place, fiscal_year, id) AS MATERIALIZED (
    SELECT best.key, best.grade, instr(coalesce(node.name, ''), :given) = 0,
           length(coalesce(node.name, '')), kinds.place, node.fiscal_year, node.id
    FROM best
    CROSS JOIN node ON node.key = best.key
    CROSS JOIN kinds ON kinds.kind = node.kind
    WHERE (:kind IS NULL OR node.kind = :kind)
      AND (best.grade < 100 OR json_array_length(:held) = 0 OR NOT EXISTS (
          SELECT 1 FROM node_text CROSS JOIN json_each(:held) AS held
          WHERE node_text.rowid = best.key AND NOT instr(node_text.text, held.value)))
      AND (:fiscal_year IS NULL OR node.fiscal_year IS NULL OR node.fiscal_year = :fiscal_year)
      AND (:agency IS NULL AND (:fiscal_year IS NULL OR node.fiscal_year IS NOT NULL)
           OR node.id = :agency
           OR json_extract(node.properties, '$.agency') = :agency
           OR EXISTS (SELECT 1 FROM statement
                      WHERE statement.subject = node.id AND statement.document IN (SELECT key FROM scope))
           OR EXISTS (SELECT 1 FROM statement
                      WHERE statement.object = node.id AND statement.document IN (SELECT key FROM scope)))
),
listed AS MATERIALIZED (
    SELECT * FROM eligible ORDER BY grade, elsewhere, length, place, fiscal_year DESC, id LIMIT :limit
)
SELECT node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties,
       coalesce(node_text.text, ''), coalesce(node_text.loose, ''),
       listed.grade, (SELECT count(*) FROM eligible)
FROM listed
JOIN node ON node.key = listed.key
LEFT JOIN node_text ON node_text.rowid = listed.key
ORDER BY listed.grade, listed.elsewhere, listed.length, listed.place, listed.fiscal_year DESC, listed.id;
