// Which nodes make up the evaluation of an agency in a fiscal year?
//
// The evaluation, its components, what contributes to them and the parts of that; what the agency's results of
// the year report on; their rubrics and the agency's results on them; appeals against them, and what replaces them.
//
// Parameters: $agency id; $fiscal_year; $results and $results_end, between which the ids of the agency's results of
// the year lie (a base holds those of every agency).
// Columns: id, kind, code, name, fiscal_year, properties.
// Order: id.
CALL () {
    MATCH (evaluation:Evaluation {fiscal_year: $fiscal_year, p_agency: $agency})
    RETURN collect(evaluation) AS evaluations
}
CALL (evaluations) {
    UNWIND evaluations AS evaluation
    MATCH (evaluation)<-[:part_of]-(first:Node)
    MATCH ANY SHORTEST (first) ((:Node)<-[:part_of]-(:Component))* (component:Node)
    RETURN collect(DISTINCT component) AS components
}
CALL (components) {
    CALL (components) {
        UNWIND components AS component
        MATCH (component)<-[:contributes_to]-(start:Node)
        RETURN start
        UNION
        MATCH (result:Node)-[:reports_on]->(start:Node)
        WHERE result.id >= $results AND result.id < $results_end
        RETURN start
    }
    MATCH ANY SHORTEST (start) (
        (here:Node)-[join:part_of]-(next:Node)
        WHERE endNode(join) = here OR next:Indicator
    )* (measure:Node)
    RETURN collect(DISTINCT measure) AS measures
}
CALL () {
    MATCH (appeal:Appeal)-[:appeals]->(appealed:Node)
    MATCH (other:Node {id: appeal.p_replaced_by})
    MATCH ANY SHORTEST (other) (
        (here:Node)-[join:part_of]-(next:Node)
        WHERE endNode(join) = here OR next:Indicator
    )* (measure:Node)
    WITH appealed, other, collect(measure) AS measures
    RETURN collect({appealed: appealed, by: other, with: measures}) AS replacements
}
// what replaces a measure is one, and may be replaced itself: again and again, as long as this brings more
WITH evaluations, components, reduce(
    state = {measures: measures, grew: true}, round IN replacements |
    CASE WHEN state.grew THEN head([
        grown IN [reduce(
            known = state.measures, item IN replacements |
            CASE WHEN item.appealed IN known AND NOT item.by IN known THEN known + item.with ELSE known END
        )] |
        {measures: grown, grew: size(grown) > size(state.measures)}
    ]) ELSE state END
).measures AS measures
CALL (evaluations, components, measures) {
    UNWIND evaluations + components + measures AS node
    RETURN node
    UNION
    UNWIND measures AS measure
    MATCH (measure)-[:scored_by]->(node:Node)
    RETURN node
    UNION
    UNWIND components + measures AS appealed
    MATCH (appealed)<-[:appeals]-(node:Node)
    RETURN node
    UNION
    UNWIND measures AS measure
    MATCH (measure)<-[:reports_on]-(node:Node {fiscal_year: $fiscal_year, p_agency: $agency})
    RETURN node
}
RETURN node.id, node.kind, node.code, node.name, node.fiscal_year, node.properties
ORDER BY node.id
