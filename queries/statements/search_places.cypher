// Of which nodes do these printed texts speak, and where do they stand?
//
// A text speaks of the subjects of the statements in force that it makes. Each node comes once, with its best text;
// of a text that stands in several places the latest year's, then the first. Filters as in search_nodes.
//
// Parameters: $passages list of records (key, grade), the lowest grade the best; $found list of ids to leave out;
// $kind or NULL; $fiscal_year or NULL; $agency id or NULL; $kind_order list of node kinds; $limit nodes.
// Columns: id, kind, code, name, fiscal_year, properties, key of the passage, document id, line, text, table_number,
// row_number, column_number, total (nodes).
// Order: grade, shorter text, place of the kind in $kind_order, later fiscal_year with NULL last, id.
UNWIND $passages AS wanted
MATCH (passage:Passage {key: wanted.key})<-[:prints]-(said:Statement)-[:stated_in]->(document:DocumentRecord)
WHERE document.superseded_by IS NULL AND NOT said.subject IN $found
WITH passage, wanted.grade AS grade, said, document, size(said.text) AS length
ORDER BY grade, length, coalesce(document.fiscal_year, 0) DESC, document.id, said.line, said.seq
WITH said.subject AS id,
     head(collect({passage: passage.key, grade: grade, length: length, said: said, document: document.id})) AS best
MATCH (node:Node {id: id})
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
WITH node, best, [place IN range(0, size($kind_order) - 1) WHERE $kind_order[place] = node.kind][0] AS place
ORDER BY best.grade, best.length, place, coalesce(node.fiscal_year, 0) DESC, node.id
WITH collect({node: node, best: best}) AS hits
UNWIND hits[..$limit] AS hit
WITH hit.node AS node, hit.best AS best, hit.best.said AS said, size(hits) AS total
RETURN node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties, best.passage, best.document,
       said.line, said.text, said.table_number, said.row_number, said.column_number, total
