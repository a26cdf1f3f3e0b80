// Which nodes have the most of these pieces in their codes, names and aliases?
//
// Filters as in search_nodes.
//
// Parameters: $pieces list of loosely folded pieces of three letters or more; $match a full-text condition that each of
// them meets; $kind or NULL; $fiscal_year or NULL; $agency id or NULL; $kind_order list of node kinds; $limit nodes.
// Columns: id, kind, code, name, fiscal_year, properties, text (folded labels, a line each), loose (loosely folded
// labels, a line each).
// Order: more pieces, shorter names, place of the kind in $kind_order, later fiscal_year with NULL last, id.
CALL db.index.fulltext.queryNodes('node_grams', $match) YIELD node
WITH node
WHERE ($kind IS NULL OR node.kind = $kind)
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
WITH node,
     size([piece IN $pieces WHERE node.loose CONTAINS piece]) AS held,
     size(coalesce(node.name, '')) AS length,
     [place IN range(0, size($kind_order) - 1) WHERE $kind_order[place] = node.kind][0] AS place
ORDER BY held DESC, length, place, coalesce(node.fiscal_year, 0) DESC, node.id
LIMIT $limit
RETURN node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties, node.text, node.loose
