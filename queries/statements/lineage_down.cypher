// What carries a node out, step by step from target to source: projects, budgets, hands?
//
// The chain: from the start along edges of the kinds in $edge_kinds, target to source. It does not go on from an
// agency or division other than the start: those who carry out one thing do not lead to their other work.
// Side facts, at the distance of the division: the agency that a division of the chain is part_of, where
// $edge_kinds has that kind.
//
// Parameters: $start id; $depth longest distance on the chain, at most 64;
// $edge_kinds list; $kinds list of the node kinds wanted besides the start, NULL for all;
// $kind_order list of node kinds; $limit nodes.
// Columns: id, kind, code, name, fiscal_year, properties, distance, side (0 or 1), before (id of the node before
// it on one shortest way from the start: the lowest id), wanted (1; 0 for a node that only stands on such a way),
// total (nodes wanted within $depth), beyond (nodes of any kind at distance $depth + 1).
// Order: distance, side, place of the kind in $kind_order, code with NULL last, id.
MATCH (start:Node {id: $start})
CALL (start) {
    MATCH path = ANY SHORTEST (start) (
        (here:Node)<-[edge:part_of|contributes_to|supports|implements|funds|responsible_for|reports_on|scored_by|continues|appeals]-(:Node)
        WHERE type(edge) IN $edge_kinds AND (here = start OR NOT here.kind IN ['agency', 'division'])
    ){0,65} (reached:Node)
    WITH reached, length(path) AS distance
    WHERE distance <= $depth + 1
    RETURN collect({node: reached, distance: distance}) AS chain
}
WITH [item IN chain WHERE item.distance <= $depth] AS inner,
     size([item IN chain WHERE item.distance > $depth]) AS beyond
WITH inner, beyond, [item IN inner | item.node] AS members,
     [distance IN range(0, $depth) | [item IN inner WHERE item.distance = distance | item.node]] AS levels
CALL (inner, members, levels) {
    UNWIND inner AS item
    WITH item.node AS node, item.distance AS distance, levels
    OPTIONAL MATCH (node)-[edge]->(nearer:Node)
    WHERE distance > 0
      AND type(edge) IN $edge_kinds
      AND nearer IN levels[distance - 1]
      AND (distance = 1 OR NOT nearer.kind IN ['agency', 'division'])
    RETURN node, distance, 0 AS side, min(nearer.id) AS before
    UNION ALL
    UNWIND inner AS item
    WITH item.node AS division, item.distance AS distance, members
    WHERE division.kind = 'division' AND 'part_of' IN $edge_kinds
    MATCH (division)-[:part_of]->(node:Node)
    WHERE NOT node IN members
    RETURN node, min(distance) AS distance, 1 AS side, min(division.id) AS before
}
WITH beyond, node, distance, side, before, $kinds IS NULL OR before IS NULL OR node.kind IN $kinds AS wanted,
     [place IN range(0, size($kind_order) - 1) WHERE $kind_order[place] = node.kind][0] AS place
ORDER BY distance, side, place, node.code, node.id
WITH beyond, collect({id: node.id, node: node, distance: distance, side: side, before: before, wanted: wanted}) AS placed
WITH beyond, placed, [item IN placed WHERE item.wanted | item.id] AS wanted
WITH beyond, placed, size(wanted) AS total, wanted[0..$limit] AS listed
// what stands on the way to a listed node: from side facts to the chain, then step by step towards the start
WITH beyond, placed, total, listed,
     CASE WHEN $kinds IS NULL THEN listed ELSE
         reduce(
             needed = listed + [item IN placed WHERE item.side = 1 AND item.id IN listed | item.before],
             distance IN range($depth, 1, -1) |
             needed + [item IN placed WHERE item.distance = distance AND item.side = 0 AND item.id IN needed | item.before]
         )
     END AS needed
UNWIND range(0, size(placed) - 1) AS number
WITH beyond, total, listed, needed, number, placed[number] AS item
WHERE item.id IN needed
RETURN item.id, item.node.kind, item.node.code, item.node.name, item.node.fiscal_year, item.node.properties,
       item.distance, item.side, item.before, item.id IN listed, total, beyond
ORDER BY number
