// Which results stand in the base on the key results at and below a node of the plan hierarchy?
//
// The hierarchy is that of hierarchy.sql. The agency of a result is the one that the result names, else the one that
// its edge names. The target is the agency's own for the key result, of its first role that states one, else the key
// result's; it is told only where the result states no score. A result without a period is one of its fiscal year.
//
// Parameters: $start id, $agency id of the one whose results are told, or NULL for all.
// Columns: key result id, agency id ('' where none is named), assessor, period, as_of, score, weight, value, unit
// (each text or NULL), target (JSON or NULL); then of the result id, kind, code, name, fiscal_year, properties.
// Order: result id, key result id.
MATCH (start:Node {id: $start})
MATCH (start) (
    (above:Node)<-[join:contributes_to|part_of]-(below:Node)
    WHERE [below.kind, type(join), above.kind] IN [
        ['key_result', 'contributes_to', 'super_okr'],
        ['key_result', 'contributes_to', 'issue'],
        ['super_okr', 'contributes_to', 'issue'],
        ['issue', 'part_of', 'strategy'],
        ['strategy', 'part_of', 'plan']
    ]
){0,4} (key_result:KeyResult)
WITH DISTINCT key_result
MATCH (result:Node)-[report:reports_on]->(key_result)
WITH key_result, result, coalesce(result.p_agency, report.p_agency, '') AS agency
WHERE $agency IS NULL OR agency = $agency
CALL (key_result, agency) {
    OPTIONAL MATCH (:Node {id: agency})-[charge:responsible_for]->(key_result)
    WHERE charge.p_target IS NOT NULL
    WITH charge
    ORDER BY charge.qualifier
    RETURN head(collect(charge.p_target)) AS own
}
RETURN key_result.id, agency, result.p_assessor, coalesce(result.p_period, toString(result.fiscal_year)), result.p_as_of,
       result.p_score, result.p_weight, result.p_value, result.p_unit,
       CASE WHEN result.p_score IS NULL THEN coalesce(own, key_result.p_target) END,
       result.id, result.kind, result.code, result.name, result.fiscal_year, result.properties
ORDER BY result.id, key_result.id
