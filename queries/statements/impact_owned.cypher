// What is an agency or division alone responsible for?
// Parameters: $gone id of the agency or division.
// Columns: id, kind, code, name, fiscal_year, properties, via ($gone).
// Order: id.
MATCH (owner:Node {id: $gone})-[:responsible_for]->(owned:Node)
WHERE NOT EXISTS {
    MATCH (owned)<-[:responsible_for]-(other:Node)
    WHERE other <> owner
}
WITH DISTINCT owned
RETURN owned.id, owned.kind, owned.code, owned.name, owned.fiscal_year, owned.properties, $gone
ORDER BY owned.id
