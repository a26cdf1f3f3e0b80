// Which nodes may be meant, by their codes, names and aliases?
//
// Four ways lead to a node: its id; a label that it has exactly; words in its loosely folded labels (the full-text
// index); a few letters in its labels, looked for label by label. Filters: a node without a fiscal year belongs to each
// year whose documents speak of it; to an agency belong the agency, its own, and what its documents speak of.
//
// Parameters: $id; $labels list of records (label, tier, kinds or null, grade); $match a full-text condition;
// $letters folded text of one or two letters to look for in every label, or NULL; $held list of folded texts that the
// labels of nodes found by $match or $letters must hold; $given the search as given; $kind or NULL; $fiscal_year or
// NULL; $agency id or NULL; $kind_order list of node kinds; $limit nodes.
// Columns: id, kind, code, name, fiscal_year, properties, text (folded labels, a line each), loose (loosely folded
// labels, a line each), grade (0 the id, then as given in $labels, 100 found by words), total (nodes).
// Order: grade, those with $given in the name first, shorter names, place of the kind in $kind_order, later
// fiscal_year with NULL last, id.
CALL () {
    MATCH (node:Node {id: $id})
    RETURN node, 0 AS grade
    UNION ALL
    UNWIND $labels AS label
    MATCH (:Label {label: label.label, tier: label.tier})-[:labels]->(node:Node)
    WHERE label.kinds IS NULL OR node.kind IN label.kinds
    RETURN node, label.grade AS grade
    UNION ALL
    CALL db.index.fulltext.queryNodes('node_grams', $match) YIELD node
    RETURN node, 100 AS grade
    UNION ALL
    // No row, where there are no letters, keeps the nodes from being read.
    UNWIND CASE WHEN $letters IS NULL THEN [] ELSE [$letters] END AS letters
    MATCH (node:Node)
    WHERE node.text CONTAINS letters
    RETURN node, 100 AS grade
}
WITH node, min(grade) AS grade
WHERE ($kind IS NULL OR node.kind = $kind)
  AND (grade < 100 OR all(held IN $held WHERE node.text CONTAINS held))
  AND ($fiscal_year IS NULL OR node.fiscal_year IS NULL OR node.fiscal_year = $fiscal_year)
  AND ($agency IS NULL AND ($fiscal_year IS NULL OR node.fiscal_year IS NOT NULL)
       OR node.id = $agency
       OR node.p_agency = $agency
       OR EXISTS {
           MATCH (said:Statement {subject: node.id})-[:stated_in]->(document:DocumentRecord)
           USING INDEX said:Statement(subject)
           WHERE document.superseded_by IS NULL
             AND ($agency IS NULL OR document.agency = $agency)
             AND ($fiscal_year IS NULL OR document.fiscal_year = $fiscal_year)
       }
       OR EXISTS {
           MATCH (said:Statement {object: node.id})-[:stated_in]->(document:DocumentRecord)
           USING INDEX said:Statement(object)
           WHERE document.superseded_by IS NULL
             AND ($agency IS NULL OR document.agency = $agency)
             AND ($fiscal_year IS NULL OR document.fiscal_year = $fiscal_year)
       })
WITH node, grade,
     NOT coalesce(node.name, '') CONTAINS $given AS elsewhere,
     size(coalesce(node.name, '')) AS length,
     [place IN range(0, size($kind_order) - 1) WHERE $kind_order[place] = node.kind][0] AS place
ORDER BY grade, elsewhere, length, place, coalesce(node.fiscal_year, 0) DESC, node.id
WITH collect({node: node, grade: grade}) AS hits
UNWIND hits[..$limit] AS hit
WITH hit.node AS node, hit.grade AS grade, size(hits) AS total
RETURN node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties, node.text, node.loose, grade, total
