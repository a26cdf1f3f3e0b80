// How many nodes of a kind have what a rule asks of them?
//
// Which nodes: of kind $subject; of $fiscal_year (a node without one belongs to each year whose documents speak of
// it); where $agency is given, those that its documents in force speak of, and then only the edges that these
// documents state. A baht amount counts as a stated budget whatever the status.
// A need without kind takes whatever is at the edge's other end.
//
// Parameters: $subject kind; $needs and $exemptions lists of records (see rules.toml); $fiscal_year or NULL;
// $agency id or NULL; $spoken_of ids of the nodes that its documents in force speak of, among them those of kind
// $subject and, where $deep is 1, the projects; $deep 1 to look down to money and hands; $by 'strategy', 'division' or
// NULL.
// Columns: grp (id of a strategy that the node serves, or of a division that is responsible for it; NULL for none or
// where $by is NULL; a node counts in each of its groups), verdict ('covered', 'exempt', 'gap'), nodes,
// deep (nodes under which a project stands that has a stated budget and a division; 0 where $deep is 0).
// Order: grp with NULL first, verdict.
CALL () {  // what is the same for every node comes first: after them it would be asked again for each
    MATCH (:Result)-[:reports_on]->(upper:Node)
    WHERE any(exemption IN $exemptions WHERE exemption.no_results = 1)
    RETURN collect(DISTINCT left(upper.id, size(upper.id) - size(last(split(upper.id, '/'))))) AS reported
}
CALL () {
    MATCH (project:Project)
    WHERE $deep = 1
      AND ($fiscal_year IS NULL OR project.fiscal_year IS NULL OR project.fiscal_year = $fiscal_year)
      AND ($agency IS NULL OR project.id IN $spoken_of)
      AND EXISTS { (project)<-[:responsible_for]-(:Division) }
      AND EXISTS {
          MATCH (project)<-[:funds]-(budget:Node)
          WHERE budget.p_status <> 'not_stated' OR budget.p_amount_baht IS NOT NULL
      }
    WITH DISTINCT project
    MATCH (project)-[:supports|implements|contributes_to|part_of*0..]->(above:Node)
    WITH DISTINCT above
    WHERE above.kind = $subject
    RETURN collect(above) AS carried
}
CALL () {
    MATCH (subject:Node)
    WHERE $agency IS NULL
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
WITH subject, subject IN carried AS deep, CASE
    WHEN exemption IS NOT NULL THEN 'exempt'
    WHEN EXISTS {
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
    } THEN 'covered'
    WHEN any(need IN $needs WHERE need.edge IS NULL AND subject['p_' + need.property] IS NOT NULL) THEN 'covered'
    ELSE 'gap'
END AS verdict
CALL (subject) {
    WITH subject
    WHERE $by = 'strategy'
    MATCH (subject)-[:part_of|contributes_to|supports*0..]->(grp:Strategy)
    WITH DISTINCT grp
    RETURN collect(grp.id) AS strategies
}
CALL (subject) {
    WITH subject
    WHERE $by = 'division'
    MATCH (subject)<-[:responsible_for]-(grp:Division)
    RETURN collect(DISTINCT grp.id) AS divisions
}
WITH strategies + divisions AS groups, verdict, deep
UNWIND CASE groups WHEN [] THEN [null] ELSE groups END AS grp
RETURN grp, verdict, count(*), sum(CASE WHEN deep THEN 1 ELSE 0 END)
ORDER BY grp IS NOT NULL, grp, verdict
