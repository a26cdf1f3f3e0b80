// Which nodes of a kind do not have what a rule asks of them?
//
// Which nodes: of kind $subject; of $fiscal_year (a node without one belongs to each year whose documents speak of
// it); where $agency is given, those that its documents in force speak of, and then only the edges that these
// documents state; where $node is given, that node alone. A baht amount counts as a stated budget whatever the status.
// A need without kind takes whatever is at the edge's other end.
//
// Parameters: $subject kind; $needs and $exemptions lists of records (see rules.toml); $fiscal_year or NULL;
// $agency id or NULL; $spoken_of ids of the nodes that its documents in force speak of, among them those of kind
// $subject; $node id, which is then the one of $spoken_of, or NULL; $carried_by the kind whose documents must be
// loaded before its absence means anything, or NULL; $limit nodes.
// Columns: id, kind, code, name, fiscal_year, properties, exemption (its place in $exemptions; NULL for a gap),
// total (nodes, gaps and exempt ones), year_loaded (0 where the node has a fiscal year and the base has nothing of
// the kind $carried_by of that year, else 1), agencies (ids by spaces of the agencies responsible for the node),
// agencies_loaded (how many of these have a document in force, of the node's fiscal year where both have one).
// Order: gaps first, code with NULL last, id.
CALL () {  // what is the same for every node comes first: after them it would be asked again for each
    MATCH (:Result)-[:reports_on]->(upper:Node)
    WHERE any(exemption IN $exemptions WHERE exemption.no_results = 1)
    RETURN collect(DISTINCT left(upper.id, size(upper.id) - size(last(split(upper.id, '/'))))) AS reported
}
CALL () {
    MATCH (node:Node)
    WHERE node.kind = $carried_by
      AND node.id IS NOT NULL  // brings the index of kinds into play
    RETURN collect(DISTINCT node.fiscal_year) AS years
}
CALL () {
    MATCH (subject:Node)
    WHERE $agency IS NULL AND $node IS NULL
      AND subject.kind = $subject
      AND subject.id IS NOT NULL  // brings the index of kinds into play
      AND ($fiscal_year IS NULL
           OR subject.fiscal_year = $fiscal_year
           OR subject.fiscal_year IS NULL AND (
               EXISTS {
                   MATCH (:Statement {subject: subject.id})-[:stated_in]->(document {fiscal_year: $fiscal_year})
                   WHERE document.superseded_by IS NULL
               }
               OR EXISTS {
                   MATCH (:Statement {object: subject.id})-[:stated_in]->(document {fiscal_year: $fiscal_year})
                   WHERE document.superseded_by IS NULL
               }))
    RETURN subject
    UNION ALL
    UNWIND $spoken_of AS id
    MATCH (subject:Node {id: id})
    WHERE subject.kind = $subject
      AND ($fiscal_year IS NULL OR subject.fiscal_year IS NULL OR subject.fiscal_year = $fiscal_year)
    RETURN subject
}
WITH subject, reported, years
WHERE NOT EXISTS {
    UNWIND $needs AS need
    MATCH (subject)-[edge]-(other:Node)
    WHERE type(edge) = need.edge
      AND (need.end = 'source' AND startNode(edge) = other OR need.end = 'target' AND endNode(edge) = other)
      AND (need.property IS NULL OR edge['p_' + need.property] IS NOT NULL)
      AND (need.kind IS NULL OR other.kind = need.kind)
      AND (need.status IS NULL OR other.p_status IN need.status OR other.p_amount_baht IS NOT NULL)
      AND ($fiscal_year IS NULL OR other.fiscal_year IS NULL OR other.fiscal_year = $fiscal_year)
      AND ($agency IS NULL OR EXISTS {
          MATCH (said:Statement {object: endNode(edge).id})-[:stated_in]->(document:DocumentRecord {agency: $agency})
          WHERE said.subject = startNode(edge).id
            AND said.predicate = need.edge
            AND document.superseded_by IS NULL
            AND ($fiscal_year IS NULL OR document.fiscal_year = $fiscal_year)
      })
}
AND NOT any(need IN $needs WHERE need.edge IS NULL AND subject['p_' + need.property] IS NOT NULL)
CALL (subject, reported) {
    UNWIND range(0, size($exemptions) - 1) AS number
    WITH subject, reported, number, $exemptions[number] AS exemption
    WHERE exemption.edge IS NULL AND subject['p_' + exemption.property] = exemption.value
       OR EXISTS {
           MATCH (subject)-[edge]-(other:Node)
           WHERE type(edge) = exemption.edge
             AND (exemption.end = 'source' AND startNode(edge) = other
                  OR exemption.end = 'target' AND endNode(edge) = other)
             AND (exemption.kind IS NULL OR other.kind = exemption.kind)
       }
       OR exemption.no_results = 1
          AND NOT left(subject.id, size(subject.id) - size(last(split(subject.id, '/')))) IN reported
    RETURN min(number) AS exemption
}
WITH subject, exemption, years
ORDER BY exemption IS NOT NULL, subject.code, subject.id
WITH years, collect({node: subject, exemption: exemption}) AS lacking
UNWIND range(0, size(lacking[0..$limit]) - 1) AS number
WITH number, lacking[number].node AS node, lacking[number].exemption AS exemption, size(lacking) AS total, years
WITH number, node, exemption, total, years, COLLECT {
    MATCH (node)<-[:responsible_for]-(agency:Agency)
    RETURN DISTINCT agency.id AS id
    ORDER BY id
} AS agencies
RETURN node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties, exemption, total,
       $carried_by IS NULL OR node.fiscal_year IS NULL OR node.fiscal_year IN years,
       reduce(ids = head(agencies), id IN tail(agencies) | ids + ' ' + id),
       size([id IN agencies WHERE EXISTS {
           MATCH (document:DocumentRecord {agency: id})
           WHERE document.superseded_by IS NULL
             AND (document.fiscal_year IS NULL OR node.fiscal_year IS NULL OR document.fiscal_year = node.fiscal_year)
       }])
ORDER BY number
