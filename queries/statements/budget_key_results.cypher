// Which key results are in a part of the base?
//
// Which: those of $fiscal_year; where $agency is given, those that the agency answers for in any role, itself or by a
// division.
//
// Parameters: $fiscal_year or NULL; $agency id or NULL.
// Columns: id, fiscal_year.
// Order: id.
MATCH (key_result:KeyResult)
WHERE ($fiscal_year IS NULL OR key_result.fiscal_year = $fiscal_year)
  AND ($agency IS NULL OR EXISTS {
      MATCH (key_result)<-[:responsible_for]-(hand:Node)
      WHERE hand.id = $agency OR hand:Division AND EXISTS { (hand)-[:part_of]->(:Node {id: $agency}) }
  })
RETURN key_result.id, key_result.fiscal_year
ORDER BY key_result.id
