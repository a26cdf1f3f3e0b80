// What is there of an agency's plan in a year, for comparing it with another?
//
// Its projects; the budgets that fund them; who answers for them; the policies and key results that they lead to; the
// key results of the year that the agency answers for.
//
// Parameters: $agency id; $fiscal_year.
// Columns: id, kind, code, name, fiscal_year, properties.
// Order: id.
CALL () {
    MATCH (project:Project {fiscal_year: $fiscal_year, p_agency: $agency})
    CALL (project) {
        RETURN project AS node
        UNION
        MATCH (project)<-[:funds|responsible_for]-(node:Node)
        RETURN node
        UNION
        MATCH (project)-[:supports|implements]->(node:Node)
        RETURN node
    }
    RETURN node
    UNION
    MATCH (:Node {id: $agency})-[:responsible_for]->(node:KeyResult {fiscal_year: $fiscal_year})
    RETURN node
    UNION
    MATCH (node:Node {id: $agency})
    RETURN node
}
RETURN node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties
ORDER BY node.id
