-- Which nodes of a kind do not have what a rule asks of them?
--
-- Which nodes: of kind :subject; of :fiscal_year (a node without one belongs to each year whose documents speak of
-- it); where :agency is given, those that its documents in force speak of, and then only the edges that these
-- documents state; where :node is given, that node alone. A baht amount counts as a stated budget whatever the status.
-- A need without kind takes whatever is at the edge's other end.
--
-- Parameters: :subject kind; :needs and :exemptions lists of records (see rules.toml); :fiscal_year or NULL;
-- :agency id or NULL; :spoken_of ids of the nodes that its documents in force speak of, among them those of kind
-- :subject; :node id, which is then the one of :spoken_of, or NULL; :carried_by the kind whose documents must be
-- loaded before its absence means anything, or NULL; :limit nodes.
-- Columns: id, kind, code, name, fiscal_year, properties, exemption (its place in :exemptions; NULL for a gap),
-- total (nodes, gaps and exempt ones), year_loaded (0 where the node has a fiscal year and the base has nothing of
-- the kind :carried_by of that year, else 1), agencies (ids by spaces of the agencies responsible for the node),
-- agencies_loaded (how many of these have a document in force, of the node's fiscal year where both have one).
-- Order: gaps first, code with NULL last, id.
WITH
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
    SELECT node.*
    FROM node
    WHERE :agency IS NULL AND :node IS NULL
      AND node.kind = :subject
      AND (:fiscal_year IS NULL
           OR node.fiscal_year = :fiscal_year
           OR node.fiscal_year IS NULL AND (
               EXISTS (SELECT 1 FROM statement
                       WHERE statement.subject = node.id AND statement.document IN (SELECT key FROM scope))
               OR EXISTS (SELECT 1 FROM statement
                          WHERE statement.object = node.id AND statement.document IN (SELECT key FROM scope))))
    UNION ALL
    SELECT node.*
    FROM stated
    JOIN node ON node.id = stated.id
    WHERE node.kind = :subject
      AND (:fiscal_year IS NULL OR node.fiscal_year IS NULL OR node.fiscal_year = :fiscal_year)
),
loaded (agency, fiscal_year) AS MATERIALIZED (
    SELECT DISTINCT agency, fiscal_year FROM document WHERE superseded_by IS NULL AND agency IS NOT NULL
),
years (fiscal_year) AS MATERIALIZED (
    SELECT DISTINCT fiscal_year FROM node WHERE kind = :carried_by AND fiscal_year IS NOT NULL
),
lacking (key, code, id, exemption) AS (
    SELECT subject.key, subject.code, subject.id, (SELECT min(exemption.number)
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
           ) AS exemption
    FROM subject
    WHERE NOT EXISTS (
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
    )
    AND NOT EXISTS (
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
    )
    AND NOT EXISTS (
        SELECT 1 FROM need
        WHERE need.edge IS NULL AND json_extract(subject.properties, '$.' || need.property) IS NOT NULL
    )
),
listed AS MATERIALIZED (
    SELECT key, exemption, count(*) OVER () AS total
    FROM lacking
    ORDER BY exemption IS NOT NULL, code IS NULL, code, id
    LIMIT :limit
)
SELECT node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties,
       listed.exemption, listed.total,
       :carried_by IS NULL OR node.fiscal_year IS NULL OR node.fiscal_year IN (SELECT fiscal_year FROM years),
       (SELECT group_concat(id, ' ')
        FROM (SELECT DISTINCT agency.id AS id
              FROM edge
              JOIN node AS agency ON agency.key = edge.source AND agency.kind = 'agency'
              WHERE edge.target = listed.key AND edge.kind = 'responsible_for'
              ORDER BY agency.id)),
       (SELECT count(DISTINCT agency.id)
        FROM edge
        JOIN node AS agency ON agency.key = edge.source AND agency.kind = 'agency'
        WHERE edge.target = listed.key AND edge.kind = 'responsible_for'
          AND ((agency.id, node.fiscal_year) IN (SELECT agency, fiscal_year FROM loaded)
               OR agency.id IN (SELECT agency FROM loaded WHERE fiscal_year IS NULL)
               OR node.fiscal_year IS NULL AND agency.id IN (SELECT agency FROM loaded)))
FROM listed
CROSS JOIN node ON node.key = listed.key
ORDER BY listed.exemption IS NOT NULL, node.code IS NULL, node.code, node.id;
