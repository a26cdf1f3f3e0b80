-- Which nodes make up the evaluation of an agency in a fiscal year?
--
-- The evaluation, its components, what contributes to them and the parts of that; what the agency's results of
-- the year report on; their rubrics and the agency's results on them; appeals against them, and what replaces them.
--
-- Parameters: :agency id; :fiscal_year; :results and :results_end, between which the ids of the agency's results of
-- the year lie (a base holds those of every agency).
-- Columns: id, kind, code, name, fiscal_year, properties.
-- Order: id.
WITH RECURSIVE
evaluation (key) AS (
    SELECT key FROM node
    WHERE kind = 'evaluation' AND fiscal_year = :fiscal_year AND json_extract(properties, '$.agency') = :agency
),
component (key) AS (
    SELECT edge.source FROM evaluation
    CROSS JOIN edge ON edge.target = evaluation.key AND edge.kind = 'part_of'
    UNION
    SELECT edge.source FROM component
    CROSS JOIN edge ON edge.target = component.key AND edge.kind = 'part_of'
    CROSS JOIN node ON node.key = edge.source AND node.kind = 'component'
),
reported (key) AS (
    SELECT edge.target FROM node
    CROSS JOIN edge ON edge.source = node.key AND edge.kind = 'reports_on'
    WHERE node.id >= :results AND node.id < :results_end
),
measure (key) AS (
    SELECT edge.source FROM component
    CROSS JOIN edge ON edge.target = component.key AND edge.kind = 'contributes_to'
    UNION
    SELECT key FROM reported
    UNION
    SELECT edge.source FROM measure
    CROSS JOIN edge ON edge.target = measure.key AND edge.kind = 'part_of'
    UNION
    SELECT edge.target FROM measure
    CROSS JOIN edge ON edge.source = measure.key AND edge.kind = 'part_of'
    CROSS JOIN node ON node.key = edge.target AND node.kind = 'indicator'
    UNION
    SELECT other.key FROM measure
    CROSS JOIN edge ON edge.target = measure.key AND edge.kind = 'appeals'
    CROSS JOIN node AS appeal ON appeal.key = edge.source
    CROSS JOIN node AS other ON other.id = json_extract(appeal.properties, '$.replaced_by')
),
around (key) AS (
    SELECT key FROM evaluation
    UNION
    SELECT key FROM component
    UNION
    SELECT key FROM measure
    UNION
    SELECT edge.target FROM measure
    CROSS JOIN edge ON edge.source = measure.key AND edge.kind = 'scored_by'
    UNION
    SELECT edge.source FROM measure
    CROSS JOIN edge ON edge.target = measure.key AND edge.kind = 'appeals'
    UNION
    SELECT edge.source FROM component
    CROSS JOIN edge ON edge.target = component.key AND edge.kind = 'appeals'
    UNION
    SELECT edge.source FROM measure
    CROSS JOIN edge ON edge.target = measure.key AND edge.kind = 'reports_on'
    CROSS JOIN node ON node.key = edge.source AND node.fiscal_year = :fiscal_year
      AND json_extract(node.properties, '$.agency') = :agency
)
SELECT node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties
FROM around
CROSS JOIN node ON node.key = around.key
ORDER BY node.id;
