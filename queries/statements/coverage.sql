-- How many nodes of a kind have what a rule asks of them?
--
-- Which nodes: of kind :subject; of :fiscal_year (a node without one belongs to each year whose documents speak of
-- it); where :agency is given, those that its documents in force speak of, and then only the edges that these
-- documents state. A baht amount counts as a stated budget whatever the status.
-- A need without kind takes whatever is at the edge's other end.
--
-- Parameters: :subject kind; :needs and :exemptions lists of records (see rules.toml); :fiscal_year or NULL;
-- :agency id or NULL; :spoken_of ids of the nodes that its documents in force speak of, among them those of kind
-- :subject and, where :deep is 1, the projects; :deep 1 to look down to money and hands; :by 'strategy', 'division' or
-- NULL.
-- Columns: grp (id of a strategy that the node serves, or of a division that is responsible for it; NULL for none or
-- where :by is NULL; a node counts in each of its groups), verdict ('covered', 'exempt', 'gap'), nodes,
-- deep (nodes under which a project stands that has a stated budget and a division; 0 where :deep is 0).
-- Order: grp with NULL first, verdict.
WITH RECURSIVE
need (edge, end, kind, status, property) AS MATERIALIZED (
    SELECT json_extract(value, '$.edge'), json_extract(value, '$.end'), json_extract(value, '$.kind'),
           json_extract(value, '$.status'), json_extract(value, '$.property')
    FROM json_each(:needs)
),
exemption (number, edge, end, kind, property, value, no_results) AS MATERIALIZED (
    SELECT key, json_extract(value, '$.edge'), json_extract(value, '$.end'), json_extract(value, '$.kind'),
           json_extract(value, '$.property'), json_extract(value, '$.value'), json_extract(value, '$.no_results')
    FROM json_each(:exemptions)
),
scope (key) AS MATERIALIZED (
    SELECT key
    FROM document
    WHERE superseded_by IS NULL
      AND (:agency IS NULL OR agency = :agency)
      AND (:fiscal_year IS NULL OR fiscal_year = :fiscal_year)
),
stated (id) AS MATERIALIZED (
    SELECT value FROM json_each(:spoken_of)
),
reported (family) AS MATERIALIZED (
    SELECT DISTINCT rtrim(upper.id, replace(upper.id, '/', ''))
    FROM exemption
    JOIN node ON node.kind = 'result'
    JOIN edge ON edge.source = node.key AND edge.kind = 'reports_on'
    JOIN node AS upper ON upper.key = edge.target
    WHERE exemption.no_results
),
subject AS (
    SELECT node.* FROM node WHERE :agency IS NULL AND :fiscal_year IS NULL AND node.kind = :subject
    UNION ALL
    SELECT node.* FROM node WHERE :agency IS NULL AND node.kind = :subject AND node.fiscal_year = :fiscal_year
    UNION ALL
    SELECT node.*
    FROM node
    WHERE :agency IS NULL
      AND :fiscal_year IS NOT NULL
      AND node.kind = :subject
      AND node.fiscal_year IS NULL
      AND (EXISTS (SELECT 1 FROM statement
                   WHERE statement.subject = node.id AND statement.document IN (SELECT key FROM scope))
           OR EXISTS (SELECT 1 FROM statement
                      WHERE statement.object = node.id AND statement.document IN (SELECT key FROM scope)))
    UNION ALL
    SELECT node.*
    FROM stated
    JOIN node ON node.id = stated.id
    WHERE node.kind = :subject
      AND (:fiscal_year IS NULL OR node.fiscal_year IS NULL OR node.fiscal_year = :fiscal_year)
),
member (grp, key) AS (
    SELECT key, key FROM node WHERE :by = 'strategy' AND kind = 'strategy' AND :subject <> 'policy'  -- serves none
    UNION
    SELECT edge.source, edge.target
    FROM node
    JOIN edge ON edge.source = node.key AND edge.kind = 'responsible_for'
    WHERE :by = 'division' AND node.kind = 'division'
    UNION
    SELECT member.grp, edge.source
    FROM member
    CROSS JOIN node ON node.key = member.key
    CROSS JOIN edge ON edge.target = member.key
    WHERE :by = 'strategy'
      AND edge.kind IN ('part_of', 'contributes_to', 'supports')
      AND (node.kind <> :subject OR edge.kind = 'part_of')  -- nothing below the subjects matters
),
verdict AS MATERIALIZED (
    SELECT subject.key, CASE
        WHEN EXISTS (SELECT 1 FROM exemption) AND (SELECT min(exemption.number)
            FROM exemption
            WHERE exemption.edge IS NULL
              AND json_extract(subject.properties, '$.' || exemption.property) = exemption.value
               OR exemption.end = 'target' AND EXISTS (
                   SELECT 1 FROM edge JOIN node AS other ON other.key = edge.target
                   WHERE edge.source = subject.key AND edge.kind = exemption.edge
                     AND (exemption.kind IS NULL OR other.kind = exemption.kind))
               OR exemption.end = 'source' AND EXISTS (
                   SELECT 1 FROM edge JOIN node AS other ON other.key = edge.source
                   WHERE edge.target = subject.key AND edge.kind = exemption.edge
                     AND (exemption.kind IS NULL OR other.kind = exemption.kind))
               OR exemption.no_results
                  AND rtrim(subject.id, replace(subject.id, '/', '')) NOT IN (SELECT family FROM reported)
           ) IS NOT NULL THEN 'exempt'
        WHEN EXISTS (
            SELECT 1
            FROM need
            CROSS JOIN edge ON edge.target = subject.key AND edge.kind = need.edge
            WHERE need.end = 'source'
              AND (need.property IS NULL OR EXISTS (
                  SELECT 1 FROM edge AS same
                  WHERE same.source = edge.source AND same.kind = edge.kind AND same.target = edge.target
                    AND same.qualifier = edge.qualifier
                    AND json_extract(same.properties, '$.' || need.property) IS NOT NULL))
              AND (need.kind IS NULL AND need.status IS NULL AND :fiscal_year IS NULL AND :agency IS NULL OR EXISTS (
                  SELECT 1 FROM node AS other
                  WHERE other.key = edge.source
                    AND (need.kind IS NULL OR other.kind = need.kind)
                    AND (need.status IS NULL
                         OR json_extract(other.properties, '$.status') IN (SELECT value FROM json_each(need.status))
                         OR json_extract(other.properties, '$.amount_baht') IS NOT NULL)
                    AND (:fiscal_year IS NULL OR other.fiscal_year IS NULL OR other.fiscal_year = :fiscal_year)
                    AND (:agency IS NULL OR EXISTS (
                        SELECT 1 FROM statement
                        WHERE statement.subject = other.id
                          AND statement.predicate = edge.kind
                          AND statement.object = subject.id
                          AND statement.document IN (SELECT key FROM scope)))))
        ) OR EXISTS (
            SELECT 1
            FROM need
            CROSS JOIN edge ON edge.source = subject.key AND edge.kind = need.edge
            WHERE need.end = 'target'
              AND (need.property IS NULL OR EXISTS (
                  SELECT 1 FROM edge AS same
                  WHERE same.source = edge.source AND same.kind = edge.kind AND same.target = edge.target
                    AND same.qualifier = edge.qualifier
                    AND json_extract(same.properties, '$.' || need.property) IS NOT NULL))
              AND (need.kind IS NULL AND :fiscal_year IS NULL AND :agency IS NULL OR EXISTS (
                  SELECT 1 FROM node AS other
                  WHERE other.key = edge.target
                    AND (need.kind IS NULL OR other.kind = need.kind)
                    AND (:fiscal_year IS NULL OR other.fiscal_year IS NULL OR other.fiscal_year = :fiscal_year)
                    AND (:agency IS NULL OR EXISTS (
                        SELECT 1 FROM statement
                        WHERE statement.subject = subject.id
                          AND statement.predicate = edge.kind
                          AND statement.object = other.id
                          AND statement.document IN (SELECT key FROM scope)))))
        ) OR EXISTS (
            SELECT 1 FROM need
            WHERE need.edge IS NULL AND json_extract(subject.properties, '$.' || need.property) IS NOT NULL
        ) THEN 'covered'
        ELSE 'gap' END AS verdict,
        CASE WHEN :deep = 1 THEN EXISTS (
               WITH RECURSIVE below (key) AS (
                   SELECT subject.key
                   UNION
                   SELECT edge.source
                   FROM below
                   CROSS JOIN edge ON edge.target = below.key
                   WHERE edge.kind IN ('supports', 'implements', 'contributes_to', 'part_of')
               )
               SELECT 1
               FROM below
               CROSS JOIN node AS project ON project.key = below.key AND project.kind = 'project'
               WHERE (:fiscal_year IS NULL OR project.fiscal_year IS NULL OR project.fiscal_year = :fiscal_year)
                 AND (:agency IS NULL OR project.id IN (SELECT id FROM stated))
                 AND EXISTS (
                     SELECT 1 FROM edge CROSS JOIN node AS division ON division.key = edge.source
                     WHERE edge.target = project.key AND edge.kind = 'responsible_for' AND division.kind = 'division')
                 AND EXISTS (
                     SELECT 1 FROM edge CROSS JOIN node AS budget ON budget.key = edge.source
                     WHERE edge.target = project.key AND edge.kind = 'funds'
                       AND (coalesce(json_extract(budget.properties, '$.status'), 'not_stated') <> 'not_stated'
                            OR json_extract(budget.properties, '$.amount_baht') IS NOT NULL)))  -- looks no further than the first such project
        ELSE 0 END AS deep
    FROM subject
),
counted (grp, verdict, nodes, deep) AS (
    SELECT member.grp, verdict.verdict, count(*), sum(verdict.deep)
    FROM verdict
    LEFT JOIN member ON member.key = verdict.key
    GROUP BY member.grp, verdict.verdict
)
SELECT node.id, counted.verdict, counted.nodes, counted.deep
FROM counted
LEFT JOIN node ON node.key = counted.grp
ORDER BY node.id, counted.verdict;
