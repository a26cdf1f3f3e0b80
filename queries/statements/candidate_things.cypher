// What are the nodes of a kind called, whose are they and what do they count?
// Parameters: $kind; $years list of fiscal years, NULL among them for nodes without one.
// Columns: id, code, name, fiscal_year, labels (folded code, name and aliases, a line each), agency (id or NULL),
// unit, target and kpi_target (JSON records or NULL).
// Order: id.
MATCH (node:Node)
WHERE node.kind = $kind
  AND node.id IS NOT NULL  // brings the index of kinds into play
  AND (node.fiscal_year IN $years OR node.fiscal_year IS NULL AND any(year IN $years WHERE year IS NULL))
RETURN node.id, node.code, node.name, node.fiscal_year, node.text, node.p_agency, node.p_unit, node.p_target,
       node.p_kpi_target
ORDER BY node.id
