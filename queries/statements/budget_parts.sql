-- Which of these projects have parts that are projects themselves?
--
-- Parameters: :ids list of projects.
-- Columns: project id, funded (1 where one of its parts has a budget, else 0).
-- Order: project id.
SELECT project.id, max(EXISTS (SELECT 1 FROM edge AS funds WHERE funds.target = edge.source AND funds.kind = 'funds'))
FROM json_each(:ids) AS wanted
CROSS JOIN node AS project ON project.id = wanted.value
CROSS JOIN edge ON edge.target = project.key AND edge.kind = 'part_of'
GROUP BY project.id
ORDER BY project.id;
