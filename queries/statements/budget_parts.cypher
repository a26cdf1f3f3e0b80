// Which of these projects have parts that are projects themselves?
//
// Parameters: $ids list of projects.
// Columns: project id, funded (1 where one of its parts has a budget, else 0).
// Order: project id.
UNWIND $ids AS id
MATCH (project:Node {id: id})<-[:part_of]-(part:Node)
RETURN project.id, max(CASE WHEN EXISTS { (part)<-[:funds]-(:Node) } THEN 1 ELSE 0 END)
ORDER BY project.id
